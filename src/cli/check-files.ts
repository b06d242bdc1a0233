// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What can be seen of a file without understanding it: its licence header, its length, its name. Pure. */
import type { Problem, SourceFile } from './check-borders.ts';

/** Above this a file needs a reason, said in its report. */
export const longFile = 300;
/** Above this a file is refused. Tests and generated files aside. */
export const tooLongFile = 500;

const withHeader = /\.(ts|tsx|css|sql|sh|cjs|mjs)$/;
const sized = /\.(ts|tsx|css|cjs|mjs)$/;

/** Files whose text no person writes. */
function isGenerated(file: SourceFile): boolean {
  return /^.{0,400}@generated/s.test(file.text);
}

function isTest(path: string): boolean {
  return /\.(test|fixture)\.tsx?$/.test(path);
}

/** Files without the two SPDX lines that REUSE asks for. */
export function headerProblems(files: readonly SourceFile[]): Problem[] {
  return files.flatMap(({ path, text }) => {
    const head = text.split('\n').slice(0, 5).join('\n');
    const isMissing = !/SPDX-FileCopyrightText: /.test(head) || !/SPDX-License-Identifier: /.test(head);
    return withHeader.test(path) && isMissing
      ? [{ path, line: 1, message: 'the SPDX header is missing (FileCopyrightText and License-Identifier)' }]
      : [];
  });
}

/** Refused lengths as problems, and the long files that need a reason as a list. */
export function sizeProblems(files: readonly SourceFile[]): { problems: Problem[]; long: string[] } {
  const counted = files
    .filter((file) => sized.test(file.path) && !isTest(file.path) && !isGenerated(file))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }));
  return {
    problems: counted
      .filter(({ lines }) => lines > tooLongFile)
      .map(({ path, lines }) => ({
        path,
        line: lines,
        message: `${lines} lines; ${tooLongFile} is the most, split it`,
      })),
    long: counted
      .filter(({ lines }) => lines > longFile && lines <= tooLongFile)
      .map(({ path, lines }) => `${path}: ${lines} lines`),
  };
}

/** Names that are not kebab-case, and the catch-all names architecture.md rules out. */
export function nameProblems(paths: readonly string[]): Problem[] {
  return paths
    .filter((path) => /^(src|test|bench)\/.*\.(ts|tsx|css|sql)$/.test(path))
    .flatMap((path) => {
      const name = path.split('/').at(-1) ?? '';
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(name))
        return [{ path, line: 1, message: 'the name is not kebab-case' }];
      const vague = /^(utils?|helpers?|misc|common|manager|index)\./.exec(name)?.[1];
      return vague === undefined
        ? []
        : [{ path, line: 1, message: `"${vague}" says nothing; name what the file holds` }];
    });
}

/** Constructs that no linter rule of ours can name, each with where it is forbidden. */
const forbidden: readonly { where: RegExp; except?: RegExp; what: RegExp; message: string }[] = [
  {
    where: /^src\//,
    except: /^src\/platform\/clock\.ts$/,
    what: /\bnew Date\(\s*\)/,
    message: 'wall time is read only through src/platform/clock.ts (decision 6)',
  },
  {
    where: /^src\//,
    what: /^\s*(export\s+)?(abstract\s+)?class\s+\w+(<[^>]*>)?\s+extends\s+(?!Error\b)/,
    message: 'no classes with inheritance (errors aside); pass functions in',
  },
  {
    where: /^(src|test|bench)\//,
    what: /(@ts-ignore|@ts-nocheck|oxlint-disable|eslint-disable|@ts-expect-error)(?!.* -- .{10})/,
    message: 'a check is switched off without the reason after " -- "',
  },
  { where: /./, what: /\b(TODO|FIXME|XXX)\b/, message: 'unfinished work does not land' },
];

/** Forbidden constructs in code, line by line. */
export function constructProblems(files: readonly SourceFile[]): Problem[] {
  return files
    .filter(({ path }) => sized.test(path) && !isTest(path) && path !== 'src/cli/check-files.ts')
    .flatMap(({ path, text }) => {
      const rules = forbidden.filter(({ where, except }) => where.test(path) && !except?.test(path));
      return text
        .split('\n')
        .flatMap((line, at) =>
          rules.filter(({ what }) => what.test(line)).map(({ message }) => ({ path, line: at + 1, message })),
        );
    });
}
