// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Small files of every kind that can be attached. */
import { zipOf } from '../import/import.fixture.ts';

/** A picture of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Begin and end of a photograph; nothing in between. */
export const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0x4a, 0x46, 0xff, 0xd9]);
/** A frame of a WEBP picture with the length it says. */
export const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([8, 0, 0, 0]), Buffer.from('WEBPVP8 ')]);

/** A PDF of one empty page; `mark` makes it another file. */
export function pdf(mark = ''): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  let text = `%PDF-1.4\n%${mark}\n`;
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const xref = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 4\n0000000000 65535 f \n${rows}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const types = '<?xml version="1.0"?><Types/>';
/** Packed documents, as the office programs name their parts; `more` = further parts. */
export const office = {
  docx: (more: Readonly<Record<string, string>> = {}): Buffer =>
    zipOf({ '[Content_Types].xml': types, 'word/document.xml': '<w:document/>', ...more }),
  xlsx: (): Buffer => zipOf({ '[Content_Types].xml': types, 'xl/workbook.xml': '<workbook/>' }),
  odt: (more: Readonly<Record<string, string>> = {}): Buffer =>
    zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>', ...more }),
  other: (): Buffer => zipOf({ 'lies-mich.txt': 'Hallo' }),
};
