// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../platform/clock.ts';
import { formatTime } from '../ui/format.ts';
import { useLive } from '../ui/live.ts';
import { Notice } from '../ui/notice.tsx';
import { useUiLanguage } from '../ui/texts.ts';
import { useShellTexts } from './shell.texts.ts';

/** A restart of the server takes about two seconds and needs no words. */
const patienceMs = 3000;

/** Says that the live connection is lost, since when, and what still works. Heard by screen readers. */
export function ConnectionNotice(): ReactNode {
  const { connected } = useLive('session', 'sessionEnded');
  const [lostAt, setLostAt] = useState<number | null>(null);
  const [shown, setShown] = useState(false);
  const t = useShellTexts();
  const language = useUiLanguage();
  useEffect(() => {
    if (connected) {
      setLostAt(null);
      setShown(false);
      return;
    }
    setLostAt(nowMs());
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [connected]);
  return (
    <div role="status" className={shown ? 'app-connection' : undefined}>
      {shown && lostAt !== null && (
        <Notice tone="warning" title={t.reconnecting}>
          {t.reconnectingDetail(formatTime(new Date(lostAt).toISOString(), language))}
        </Notice>
      )}
    </div>
  );
}
