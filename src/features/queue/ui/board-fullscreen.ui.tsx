// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useQueueTexts } from '../queue.texts.ts';

/** Puts the board on the whole screen, without navigation. */
export function FullscreenButton({ frame }: { readonly frame: RefObject<HTMLElement | null> }): ReactNode {
  const t = useQueueTexts();
  const [on, setOn] = useState(false);
  useEffect(() => {
    const follow = (): void => setOn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  if (!document.fullscreenEnabled) return null;
  return (
    <Button
      icon="fullscreen"
      size="small"
      className="board-fullscreen"
      onPress={() => void (on ? document.exitFullscreen() : frame.current?.requestFullscreen())}
    >
      {on ? t.leaveFullscreen : t.fullscreen}
    </Button>
  );
}
