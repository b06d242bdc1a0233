// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One icon set, drawn on a grid of 24 with a stroke of 2; decoration unless a label says otherwise. */
import type { ReactNode } from 'react';

const shapes = {
  alert: <path d="M12 3.5 22 20.5H2Zm0 6.5v4.5m0 2.6v.4" />,
  arrowDown: <path d="M12 5v14m-5-5 5 5 5-5" />,
  arrowUp: <path d="M12 19V5m-5 5 5-5 5 5" />,
  arrowLeft: <path d="M19 12H5m5-5-5 5 5 5" />,
  board: <path d="M4 20V10m6 10V4m6 16v-7m5 7H2" />,
  book: (
    <path d="M5 4.5A1.5 1.5 0 0 1 6.500 3H19v15H6.500A1.500 1.500 0 0 0 5 19.500Zm0 15A1.500 1.500 0 0 0 6.500 21H19M9 7.500h6" />
  ),
  building: <path d="M4 21V6l8-3 8 3v15M2.500 21h19M9 9.500v.1m6-.1v.1M9 13.500v.1m6-.1v.1M10 21v-4h4v4" />,
  check: <path d="m4.500 12.500 5 5 10-11" />,
  chevronDown: <path d="m6 9 6 6 6-6" />,
  chevronRight: <path d="m9 6 6 6-6 6" />,
  clock: <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.500V12l3 2" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  contrast: <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0v18m0-14 6 3m-6 1 8 3m-8 0 6 3" />,
  desk: (
    <path d="M4 13v-1a8 8 0 0 1 16 0v1M4 13h3v6H5.500A1.500 1.500 0 0 1 4 17.500Zm16 0h-3v6h1.500a1.500 1.500 0 0 0 1.500-1.500ZM17 19c0 1.500-1.500 2.500-4 2.500" />
  ),
  exit: <path d="M10 4H5v16h5m4-12 4 4-4 4m4-4H9" />,
  filter: <path d="M3 5h18l-7 8v6l-4-2v-4Z" />,
  fullscreen: <path d="M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5" />,
  globe: (
    <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-9 9h18M12 3c3 3 3.800 6 3.800 9s-.8 6-3.800 9c-3-3-3.800-6-3.800-9s.8-6 3.800-9Z" />
  ),
  hangUp: <path d="M3 15.500c0-5 4-7.500 9-7.500s9 2.500 9 7.500l-1 1.500-4-1.500v-3c-2.500-.8-5.500-.8-8 0v3L4 17Z" />,
  hold: <path d="M8 5v14M16 5v14" />,
  info: <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.500m0-9v.1" />,
  keypad: <path d="M6 5h.1M12 5h.1M18 5h.1M6 11h.1m5.900 0h.1m5.900 0h.1M6 17h.1m5.900 0h.1m5.900 0h.1" />,
  letter: <path d="M3 5h18v14H3Zm12 3h3.500v4H15ZM6 12.500h5M6 16h8" />,
  lock: <path d="M6 11h12v9H6Zm2.500 0V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2" />,
  mail: <path d="M3 6h18v12H3Zm0 1 9 6.500L21 7" />,
  menu: <path d="M4 6h16M4 12h16M4 18h16" />,
  microphone: (
    <path d="M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3Zm-6.500 8a6.500 6.500 0 0 0 13 0M12 17.500V21" />
  ),
  microphoneOff: (
    <path d="M9 9v2a3 3 0 0 0 4.800 2.400M15 10V6a3 3 0 0 0-5.700-1.300M5.500 11a6.500 6.500 0 0 0 10 5.500m2.700-3.500a6.500 6.500 0 0 0 .3-2M12 17.500V21M4 4l16 16" />
  ),
  minus: <path d="M5 12h14" />,
  news: <path d="M3.500 10v4H7l10 5V5L7 10Zm4 4.500 1.500 5.500h3l-1.500-4M20 9.500v5" />,
  note: <path d="M5 3h14v12l-5 6H5Zm9 18v-6h5M8.500 8h7m-7 4h4" />,
  pause: <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM10 8.500v7m4-7v7" />,
  person: (
    <path d="M12 3.500a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.500 21c0-4 3.300-6.500 7.500-6.500s7.500 2.500 7.500 6.500" />
  ),
  phone: (
    <path d="M5 3h4l1.500 5-2.500 2c1 2.500 3.500 5 6 6l2-2.500 5 1.500v4c0 1.100-.9 2-2 2C10.500 21 3 13.500 3 5c0-1.100.9-2 2-2Z" />
  ),
  callback: (
    <path d="M5 3h4l1.500 5-2.500 2c1 2.500 3.500 5 6 6l2-2.500 5 1.500v4c0 1.100-.9 2-2 2C10.500 21 3 13.500 3 5c0-1.100.9-2 2-2ZM21 3l-6 6m0-4.500V9h4.500" />
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  question: (
    <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.500 9.500c0-1.500 1.100-2.500 2.500-2.500s2.500 1 2.500 2.300c0 1.900-2.500 2.100-2.500 4.200m0 3v.1" />
  ),
  refresh: <path d="M4 12a8 8 0 0 1 14-5.300L20.500 9m0-5v5h-5M20 12a8 8 0 0 1-14 5.300L3.500 15m0 5v-5h5" />,
  settings: (
    <path d="M4 7h9m5 0h2M4 17h2m5 0h9M15.500 4.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5Zm-7 10a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5Z" />
  ),
  search: <path d="M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13Zm5 11.500L21 21" />,
  shield: <path d="M12 3 4.500 6v5.500c0 4.500 3 8 7.500 9.500 4.500-1.500 7.500-5 7.500-9.500V6Z" />,
  speaker: <path d="M4 9.500v5h4l5 4v-13l-5 4Zm12-1a5 5 0 0 1 0 7m2.500-9.500a8.500 8.500 0 0 1 0 12" />,
  success: <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9.300 2.800 2.800L16 9.500" />,
  ticket: <path d="M3 7h18v3.500a1.500 1.500 0 0 0 0 3V17H3v-3.500a1.500 1.500 0 0 0 0-3Zm11 0v10" />,
  transfer: <path d="M4 8h14m-4-4 4 4-4 4m6 4H6m4-4-4 4 4 4" />,
} as const satisfies Record<string, ReactNode>;

/** The names of all icons. */
export type IconName = keyof typeof shapes;

/** An icon as large as the text beside it; `label` gives it a meaning of its own for screen readers. */
export function Icon({
  name,
  label,
  size = '1.25em',
}: {
  readonly name: IconName;
  readonly label?: string;
  readonly size?: string;
}): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{
        flex: 'none',
        display: 'inline-block',
        verticalAlign: '-0.25em',
        maxWidth: 'none',
        width: size,
        height: size,
      }}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shapes[name]}
    </svg>
  );
}
