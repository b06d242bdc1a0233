// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What every page for citizens knows: the hotline's state and the language the page speaks. */
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { webCallInfo } from '../../call/call.contract.ts';
import { call } from '../../../ui/api.ts';
import { pageLanguages } from '../web-call.texts.ts';
import type { PageLanguage } from '../web-call.texts.ts';

/** What the server says about the hotline. */
export type Hotline = z.output<typeof webCallInfo.reply>;

const storageKey = 'amtsleitung.pageLanguage';
const againMs = 60_000;
const retryMs = 5000;

function firstLanguage(): PageLanguage {
  const known = (tag: string | null): PageLanguage | undefined => pageLanguages.find((language) => language === tag);
  const asked = known(new URLSearchParams(location.search).get('lang')) ?? known(localStorage.getItem(storageKey));
  return (
    asked ??
    navigator.languages.map((tag) => known(tag.slice(0, 2).toLowerCase())).find((language) => language !== undefined) ??
    'de'
  );
}

/** The hotline's state, read again every minute and sooner while it is missing. */
export function useHotline(): Hotline | null | 'missing' {
  const [hotline, setHotline] = useState<Hotline | null | 'missing'>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let here = true;
    const read = async (): Promise<void> => {
      const got = await call(webCallInfo).catch(() => 'missing' as const);
      if (!here) return;
      setHotline((last) => (got === 'missing' && last !== null ? last : got));
      timer = setTimeout(() => void read(), got === 'missing' ? retryMs : againMs);
    };
    void read();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, []);
  return hotline;
}

/** The page's language, as asked for in the address, chosen before, or set in the browser; and the way to choose another. */
export function usePageLanguage(): readonly [PageLanguage, (language: PageLanguage) => void] {
  const [language, setLanguage] = useState<PageLanguage>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (chosen: PageLanguage): void => {
    localStorage.setItem(storageKey, chosen);
    setLanguage(chosen);
  };
  return [language, choose];
}
