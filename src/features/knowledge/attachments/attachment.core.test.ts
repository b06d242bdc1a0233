// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attachmentKinds,
  dispositionOf,
  fileNameOf,
  inReadingOrder,
  isMarkup,
  isMisnamed,
  longestFileName,
  opensInBrowser,
  plainName,
  typeOf,
} from './attachment.core.ts';

test('[AT2] the ending follows the content', () => {
  expect(fileNameOf('Antrag.pdf', 'pdf')).toBe('Antrag.pdf');
  expect(fileNameOf('Antrag.PDF', 'pdf')).toBe('Antrag.pdf');
  expect(fileNameOf('Foto.JPEG', 'jpeg')).toBe('Foto.jpeg');
  expect(fileNameOf('rechnung.pdf.exe', 'pdf')).toBe('rechnung.pdf.pdf');
  expect(fileNameOf('seite.html', 'png')).toBe('seite.png');
  expect(fileNameOf('Merkblatt Nr. 3', 'docx')).toBe('Merkblatt Nr. 3.docx');
  expect(fileNameOf('liste.csv', 'text')).toBe('liste.csv');
  expect(fileNameOf('.htaccess', 'text')).toBe('htaccess.txt');
  expect(isMisnamed('Antrag.PDF', 'pdf')).toBe(false);
  expect(isMisnamed('Antrag.docx', 'pdf')).toBe(true);
  expect(isMisnamed('Antrag', 'pdf')).toBe(true);
});

test('[AT4] names keep their letters and lose what misleads', () => {
  expect(fileNameOf('Gebührenübersicht Straße (größer).pdf', 'pdf')).toBe('Gebührenübersicht Straße (größer).pdf');
  expect(fileNameOf('U\u0308bersicht.pdf', 'pdf')).toBe('Übersicht.pdf');
  expect(fileNameOf('طلب.pdf', 'pdf')).toBe('طلب.pdf');
  // Shown as "Antragfdp.exe" where the mark is obeyed.
  expect(fileNameOf('Antrag\u202Efdp.exe', 'pdf')).toBe('Antragfdp.pdf');
  expect(fileNameOf('../../etc/passwd', 'text')).toBe('passwd.txt');
  expect(fileNameOf('C:\\Temp\\Liste.xlsx', 'xlsx')).toBe('Liste.xlsx');
  expect(fileNameOf('a/b/', 'pdf')).toBe('b.pdf');
  expect(fileNameOf('CON: was? "neu"\n.pdf', 'pdf')).toBe('CON- was- -neu-.pdf');
  for (const nothing of ['', '   ', '.', '..', '/', '\u202E', '\u0000'])
    expect(fileNameOf(nothing, 'pdf')).toBe('datei.pdf');
  const long = fileNameOf(`${'ä'.repeat(300)}.pdf`, 'pdf');
  expect([...long]).toHaveLength(longestFileName);
  expect(long.endsWith('ä.pdf')).toBe(true);
  expect([...fileNameOf(`${'👩'.repeat(300)}.jpg`, 'jpeg')]).toHaveLength(longestFileName);
});

test('[AT4] whatever it is called, one plain name with the right ending comes out, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...attachmentKinds), (given, kind) => {
      const name = fileNameOf(given, kind);
      expect([...name].length).toBeLessThanOrEqual(longestFileName);
      expect(name).not.toMatch(/[/\\<>:"|?*\n\r\u202E]|^\./);
      expect(plainName(name)).toBe(name);
      expect(isMisnamed(name, kind)).toBe(false);
      expect(fileNameOf(name, kind)).toBe(name);
      expect(dispositionOf(name, true)).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/);
    }),
  );
});

test('[AT3] only PDF and pictures open in the browser, each under its own type', () => {
  expect(attachmentKinds.filter(opensInBrowser)).toEqual(['pdf', 'png', 'jpeg', 'webp']);
  const types = attachmentKinds.map((kind) => typeOf(kind, null));
  expect(new Set(types).size).toBe(attachmentKinds.length);
  for (const type of types) expect(type).not.toMatch(/html|svg|xml$/);
  expect(typeOf('text', 'windows-1252')).toBe('text/plain; charset=windows-1252');
  expect(dispositionOf('Übersicht "1".pdf', true)).toBe(
    'inline; filename="Uebersicht _1_.pdf"; filename*=UTF-8\'\'%C3%9Cbersicht%20%221%22.pdf',
  );
  expect(dispositionOf('طلب.odt', false)).toMatch(/^attachment; filename="___\.odt"; filename\*=UTF-8''%D8/);
});

test('[AT3] pages and drawings are told from texts', () => {
  for (const markup of [
    '<!DOCTYPE html><p>x',
    ' \n<html>',
    '<svg xmlns="x">',
    '\uFEFF<?xml version="1.0"?>',
    '<!-- x --><script>',
    '<SCRIPT>',
    '<x:script xmlns:x="y">',
  ])
    expect(isMarkup(markup), markup).toBe(true);
  for (const text of ['Hallo <b>Welt</b>', '< 5 Euro', '', '<3 Krefeld']) expect(isMarkup(text), text).toBe(false);
});

test("[AT6] the reader's language comes first, then German", () => {
  const row = (language: string, title: string) => ({ language, title });
  const rows = [row('pl', 'Wniosek'), row('de', 'Zusatz'), row('tr', 'Başvuru'), row('de', 'Antrag')];
  expect(inReadingOrder(rows, 'tr').map(({ title }) => title)).toEqual(['Başvuru', 'Antrag', 'Zusatz', 'Wniosek']);
});
