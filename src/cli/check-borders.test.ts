// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { borderBroken, borderProblems, importsOf } from './check-borders.ts';

const call = 'src/features/call/call';

describe('borders that must hold', () => {
  it.each([
    [`${call}.core.ts`, 'node:fs', /core must not import node:fs/],
    [`${call}.core.ts`, 'zod', /core must not import zod/],
    [`${call}.core.ts`, `${call}.store.ts`, /core must not import a store/],
    [`${call}.core.ts`, `${call}.contract.ts`, /core must not import a contract/],
    [`${call}.core.ts`, 'src/platform/clock.ts', /only cores/],
    [`${call}.core.ts`, 'src/lib/ids.ts', /only cores/],
    [`${call}.contract.ts`, 'node:crypto', /contract must not import/],
    [`${call}.contract.ts`, `${call}.shell.ts`, /contract must not import a shell/],
    [`${call}.contract.ts`, 'src/platform/clock.ts', /contract imports only/],
    [`${call}.store.ts`, `${call}.shell.ts`, /store must not import a shell/],
    [`${call}.store.ts`, `${call}.routes.ts`, /store must not import a routes/],
    [`${call}.shell.ts`, `${call}.routes.ts`, /shell must not import a routes/],
    [`${call}.shell.ts`, 'src/platform/telephony/asterisk/asterisk.ts', /only through \*\.port\.ts/],
    [`${call}.routes.ts`, `${call}.ui.tsx`, /routes must not import a ui/],
    [`${call}.routes.ts`, 'src/ui/button.tsx', /only screens/],
    [`${call}.ui.tsx`, `${call}.store.ts`, /never the server/],
    [`${call}.ui.tsx`, 'src/platform/journal/journal.ts', /never the server/],
    [`${call}.texts.ts`, 'zod', /texts must not import zod/],
    [`${call}.ui.tsx`, 'node:path', /browser code/],
    ['src/app/shell.ui.tsx', `${call}.shell.ts`, /never the server/],
    ['src/ui/button.tsx', 'node:fs', /browser code/],
    [`${call}.shell.ts`, 'src/features/queue/queue.shell.ts', /only \*\.core\.ts and \*\.contract\.ts/],
    [`${call}.shell.ts`, 'src/features/queue/queue.store.ts', /only \*\.core\.ts and \*\.contract\.ts/],
    [`${call}.ui.tsx`, 'src/features/queue/queue.ui.tsx', /only \*\.core\.ts and \*\.contract\.ts/],
    [`${call}.routes.ts`, 'src/features/queue/rows.ts', /only \*\.core\.ts and \*\.contract\.ts/],
    [`${call}.shell.ts`, 'src/app/wiring.ts', /must not import src\/app/],
    ['src/platform/clock.ts', `${call}.core.ts`, /src\/platform imports only/],
    ['src/platform/clock.ts', 'src/app/config.ts', /src\/platform imports only/],
    ['src/lib/ids.ts', 'src/platform/clock.ts', /src\/lib imports only/],
    ['src/lib/pure/language.ts', 'src/lib/ids.ts', /pure imports only/],
    ['src/lib/pure/language.ts', 'node:crypto', /pure file must not/],
    ['src/ui/button.tsx', `${call}.contract.ts`, /src\/ui imports only/],
    ['src/app/http.ts', 'src/cli/start.ts', /nothing imports a command/],
    ['src/app/http.ts', 'src/main.ts', /nothing imports src\/main/],
    ['src/app/http.ts', `${call}.test.ts`, /only tests import tests/],
    ['src/app/http.ts', `${call}.fixture.ts`, /only tests import tests/],
  ])('%s must not import %s', (from, target, why) => {
    expect(borderBroken(from, target)).toMatch(why);
  });
});

describe('doors that are open', () => {
  it.each([
    [`${call}.core.ts`, 'src/features/queue/queue.core.ts'],
    [`${call}.core.ts`, 'src/lib/pure/language.ts'],
    [`${call}.core.ts`, 'temporal-polyfill'],
    [`${call}.core.ts`, 'src/lib/contract.ts'],
    [`${call}.ui.tsx`, 'src/platform/clock.ts'],
    ['src/ui/now.ts', 'src/platform/clock.ts'],
    [`${call}.texts.ts`, 'src/ui/texts.ts'],
    ['src/lib/pure/phone-number.ts', 'libphonenumber-js/max'],
    [`${call}.contract.ts`, 'zod'],
    [`${call}.contract.ts`, 'src/features/queue/queue.contract.ts'],
    [`${call}.store.ts`, 'src/platform/database/pool.ts'],
    [`${call}.shell.ts`, 'src/platform/telephony/telephony.port.ts'],
    [`${call}.shell.ts`, 'src/platform/clock.ts'],
    [`${call}.routes.ts`, `${call}.shell.ts`],
    [`${call}.ui.tsx`, 'src/ui/button.tsx'],
    ['src/app/wiring.ts', `${call}.shell.ts`],
    ['src/cli/simulate.ts', 'src/platform/phone/phone.ts'],
    ['src/main.ts', 'src/app/deps.ts'],
    [`${call}.core.test.ts`, 'node:fs'],
    ['test/scenario/call.test.ts', `${call}.store.ts`],
  ])('%s may import %s', (from, target) => {
    expect(borderBroken(from, target)).toBeUndefined();
  });
});

describe('finding imports', () => {
  it('finds every way to import, with its line, and none in comments', () => {
    const text = [
      "import a from 'zod';",
      "/* import x from 'nowhere'; */",
      'import type {',
      '  B,',
      "} from '../queue/queue.store.ts';",
      "export { c } from './call.store.ts';",
      "import './side.css';",
      "const d = await import('node:fs');",
    ].join('\n');
    const found = importsOf({ path: `${call}.core.ts`, text });
    expect(found.toSorted((a, b) => a.line - b.line)).toEqual([
      { target: 'zod', line: 1 },
      { target: 'src/features/queue/queue.store.ts', line: 5 },
      { target: 'src/features/call/call.store.ts', line: 6 },
      { target: 'src/features/call/side.css', line: 7 },
      { target: 'node:fs', line: 8 },
    ]);
  });
  it('names file, line and target', () => {
    const file = { path: `${call}.core.ts`, text: "\nimport fs from 'node:fs';\n" };
    expect(borderProblems([file])).toEqual([
      { path: file.path, line: 2, message: 'a core must not import node:fs (node:fs)' },
    ]);
  });
});
