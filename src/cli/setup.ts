// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { asteriskProgram, espeakProgram, switchPackages } from '../platform/packages/programs.ts';

/** `npm run setup`: fetches what `npm start` would fetch; `--update-lock` fetches anew and records the versions. */
async function main(): Promise<number> {
  const progress = (line: string): void => {
    process.stderr.write(`· ${line}\n`);
  };
  if (process.argv.includes('--update-lock')) {
    const tree = await switchPackages(progress, true);
    if (!tree.ok) {
      process.stderr.write(`${tree.why}\n`);
      return 1;
    }
  }
  let missing = 0;
  for (const part of [await asteriskProgram(progress), await espeakProgram(progress)]) {
    if (part.ok) process.stdout.write(`${part.value.version}\n`);
    else {
      process.stderr.write(`${part.why}\n`);
      missing += 1;
    }
  }
  return missing === 0 ? 0 : 1;
}

process.exitCode = await main();
