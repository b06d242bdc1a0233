// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { debianMirrors, parseListFile, parseSourcesFile } from './apt-sources.ts';

describe('the machine’s apt configuration', () => {
  test('one-line style: options, comments, several components, other types', () => {
    const text = [
      '# deb http://off.example/debian bookworm main',
      'deb [arch=amd64 signed-by=/x.gpg] https://mirror.example/debian/ bookworm main contrib # note',
      'deb-src http://mirror.example/debian bookworm main',
      'deb http://sec.example/debian-security bookworm-security main',
      '  deb mirror+file:/etc/apt/mirrors/debian.list bookworm-updates main',
    ].join('\n');
    expect(parseListFile(text).map((source) => source.uri)).toEqual([
      'https://mirror.example/debian',
      'http://sec.example/debian-security',
      'mirror+file:/etc/apt/mirrors/debian.list',
    ]);
    expect(debianMirrors(parseListFile(text), 'bookworm')).toEqual([
      'https://mirror.example/debian',
      'mirror+file:/etc/apt/mirrors/debian.list',
    ]);
  });

  test('deb822 style: folded fields, comments inside, two stanzas, Enabled: no', () => {
    const text = [
      'Types: deb deb-src',
      '# a note between',
      'URIs: http://one.example/debian',
      ' https://two.example/debian',
      'Suites: trixie trixie-updates',
      'Components: main',
      '',
      'Enabled: no',
      'Types: deb',
      'URIs: http://off.example/debian',
      'Suites: trixie',
      'Components: main',
    ].join('\n');
    expect(debianMirrors(parseSourcesFile(text), 'trixie')).toEqual([
      'http://one.example/debian',
      'https://two.example/debian',
    ]);
  });

  test('archives of other makers are no Debian mirrors', () => {
    const text = 'deb http://archive.example/ubuntu noble main\ndeb https://packages.example/apt nodistro main';
    expect(debianMirrors(parseListFile(text), 'noble')).toEqual([]);
  });
});
