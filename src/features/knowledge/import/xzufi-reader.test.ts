// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { leistung, readBytes, xzufi } from './import.fixture.ts';

const pass = { '02': 'Personalausweis', '03': 'Personalausweis beantragen', '06': '&lt;p&gt;Text&lt;/p&gt;' };

it.each([
  ['2_2_0', 'xzufi'],
  ['2_3_0', 'ns2'],
  ['2_3_0', ''],
])('[IM1] reads XZuFi %s with the prefix "%s"', async (version, prefix) => {
  const p = prefix === '' ? '' : `${prefix}:`;
  const { format, entries, problems } = await readBytes(xzufi(leistung('1', pass, '', p), { version, prefix }));
  expect([format, problems]).toEqual(['xzufi', []]);
  expect(entries).toMatchObject([
    { sourceId: '1', part: '', texts: { de: { title: 'Personalausweis beantragen', bodyMarkdown: 'Text' } } },
  ]);
});

it('[IM1] reads languages, keywords, fees and links, single and as lists', async () => {
  const more = `<xzufi:referenzLeiKa><code>99008001014002</code></xzufi:referenzLeiKa>
  <xzufi:modulText><xzufi:inhalt languageCode="de">&lt;ul&gt;&lt;li&gt;Foto&lt;/li&gt;&lt;/ul&gt;</xzufi:inhalt><xzufi:inhalt languageCode="en-GB">Photo</xzufi:inhalt><xzufi:inhalt languageCode="uk">Фото</xzufi:inhalt>
    <xzufi:weiterfuehrenderLink><xzufi:uri>https://example.invalid/a?b=1&amp;c</xzufi:uri><xzufi:titel>Zum Antrag</xzufi:titel></xzufi:weiterfuehrenderLink>
    <xzufi:leikaTextmodul><code>08</code></xzufi:leikaTextmodul></xzufi:modulText>
  <xzufi:modulText><xzufi:inhalt languageCode="en">Apply for an identity card</xzufi:inhalt><xzufi:leikaTextmodul><code>03</code></xzufi:leikaTextmodul></xzufi:modulText>
  <xzufi:modulKosten><xzufi:beschreibung languageCode="de">37 Euro</xzufi:beschreibung></xzufi:modulKosten>
  <xzufi:modulFrist><xzufi:beschreibung languageCode="de">nicht angegeben</xzufi:beschreibung></xzufi:modulFrist>
  <xzufi:modulBegriffImKontext><xzufi:begriffImKontext><xzufi:begriff languageCode="de">Perso</xzufi:begriff></xzufi:begriffImKontext>
    <xzufi:begriffImKontext><xzufi:begriff languageCode="de">Ausweis</xzufi:begriff></xzufi:begriffImKontext></xzufi:modulBegriffImKontext>`;
  const { entries, problems } = await readBytes(xzufi(leistung('1', pass, more)));
  expect(entries).toMatchObject([
    {
      leika: '99008001014002',
      facts: [{ label: 'Gebühr', value: '37 Euro' }],
      texts: {
        de: {
          keywords: ['Perso', 'Ausweis'],
          bodyMarkdown: 'Text\n\n## Unterlagen\n\n- Foto\n\n## Online\n\n[Zum Antrag](https://example.invalid/a?b=1&c)',
        },
        en: { title: 'Apply for an identity card', bodyMarkdown: '## Documents\n\nPhoto' },
      },
    },
  ]);
  expect(problems).toMatchObject([{ code: 'languageUnknown', detail: 'uk', note: true }]);
});

it('[IM22] reads the categories of the class Lebenslage, however a system writes them, and no others', async () => {
  const de = (name: string) => `<xzufi:bezeichnung languageCode="de">${name}</xzufi:bezeichnung>`;
  const category = (inside: string) => `<xzufi:kategorie>${inside}</xzufi:kategorie>`;
  const more = [
    category(
      `<xzufi:id schemeAgencyID="L100">17</xzufi:id><xzufi:klasse><xzufi:id>3</xzufi:id>${de('Lebenslagen')}</xzufi:klasse><xzufi:bezeichnung languageCode="en">Moving</xzufi:bezeichnung>${de('Umzug &amp; Wohnen')}`,
    ),
    category(`<xzufi:id schemeID="LEBENSLAGE">18</xzufi:id><xzufi:bezeichnung>Geburt</xzufi:bezeichnung>`),
    category(`<xzufi:klasse>Lebenslage</xzufi:klasse>${de('Geburt')}`),
    category(`<xzufi:klasse>Lebenslage</xzufi:klasse>${de('Geburt')}`),
    `<xzufi:klassifizierung listURI="urn:de:land:lebenslage"><code>1070000</code><name>Heirat</name></xzufi:klassifizierung>`,
    category(`<xzufi:klasse>${de('Themen')}</xzufi:klasse>${de('Lebenslage Umzug')}`),
    category(de('Ohne Klasse')),
    category('<xzufi:klasse>Lebenslage</xzufi:klasse>'),
  ];
  const { entries, problems } = await readBytes(xzufi(leistung('1', pass, more.join('\n'))));
  expect(problems).toEqual([]);
  expect(entries[0]?.lifeSituations).toEqual([
    { code: '17', name: 'Umzug & Wohnen' },
    { code: '18', name: 'Geburt' },
    { code: '', name: 'Geburt' },
    { code: '1070000', name: 'Heirat' },
  ]);
});

it('[IM2] takes HTML written as elements of the XML, in its order, without scripts', async () => {
  const html = '<p>Erst <b>das</b>, dann</p><script>alert(1)</script><p><a href="https://example.invalid">hier</a></p>';
  const { entries } = await readBytes(xzufi(leistung('1', { ...pass, '06': html })));
  expect(entries[0]?.texts.de?.bodyMarkdown).toBe('Erst **das**, dann\n\n[hier](https://example.invalid)');
});

it('[IM4] takes "nicht angegeben" for nothing', async () => {
  const { entries } = await readBytes(xzufi(leistung('1', { ...pass, '06': 'Nicht angegeben.', '08': 'k. A.' })));
  expect(entries[0]?.texts.de).toEqual({ title: 'Personalausweis beantragen' });
});

const doctype = '<?xml version="1.0"?>\n<!DOCTYPE x [\n<!ENTITY a SYSTEM "file:///etc/passwd">]>\n';
const laughs = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${'&a;'.repeat(20)}">`).join('')}]>\n`;

it.each([
  ['a document type', xzufi(leistung('1', pass), { head: '<?xml version="1.0"?>\n<!DOCTYPE x>\n' }), 'doctype', 2],
  ['an external entity', xzufi(leistung('&a;', pass), { head: doctype }), 'doctype', 2],
  ['billion laughs', xzufi(leistung('&a19;', pass), { head: laughs }), 'doctype', 2],
  ['an unknown entity', xzufi(leistung('&nope;', pass)), 'xmlBroken', 4],
  ['half a file', xzufi(leistung('1', pass)).slice(0, 300), 'cutOff', 5],
  ['an unknown version', xzufi(leistung('1', pass), { version: '1_1_0' }), 'versionUnknown', 2],
  ['a version yet to come', xzufi(leistung('1', pass), { version: '3_0_0' }), 'versionUnknown', 2],
  ['another XML', '<rss version="2.0"><channel/></rss>', 'notXzufi', 1],
  ['XML with wrong nesting', xzufi('<xzufi:leistung><xzufi:id>1</xzufi:leistung>'), 'xmlBroken', 4],
])('[IM15] refuses %s with the line', async (_, content, code, line) => {
  const { entries, refused } = await readBytes(content);
  expect(refused).toMatchObject({ code, line });
  expect(entries).toEqual([]);
});

it('[IM16] leaves out a service without id or title and goes on', async () => {
  const services = [leistung('', pass), leistung('2', { '06': 'Nur Text' }), leistung('3', pass)].join('\n');
  const { entries, problems } = await readBytes(xzufi(services));
  expect(entries.map(({ sourceId }) => sourceId)).toEqual(['3']);
  expect(problems).toMatchObject([
    { code: 'idMissing', line: 4, field: 'leistung/id' },
    { code: 'titleMissing', line: 9, field: 'modulText[02|03]', detail: '2' },
  ]);
});

it('[IM16] leaves out a service beyond all measure, in size or depth', async () => {
  const deep = `${'<p>'.repeat(5000)}tief${'</p>'.repeat(5000)}`;
  const services = [
    leistung('1', { ...pass, '06': 'x'.repeat(2_100_000) }),
    leistung('2', { ...pass, '06': deep }),
    leistung('3', pass),
  ];
  const { entries, problems } = await readBytes(xzufi(services.join('\n')));
  expect(problems.map(({ code }) => code)).toEqual(['recordTooLarge', 'recordTooLarge']);
  expect(entries.map(({ sourceId }) => sourceId)).toEqual(['3']);
});

it('[IM16] names a wrong LeiKa key and a text too long', async () => {
  const wrong = leistung('1', pass, '<xzufi:referenzLeiKa><code>9900</code></xzufi:referenzLeiKa>');
  const long = leistung('2', { ...pass, '08': 'x'.repeat(100_001) });
  const { problems } = await readBytes(xzufi(`${wrong}\n${long}`));
  expect(problems).toMatchObject([
    { code: 'leikaWrong', field: 'leika', detail: '9900', note: true },
    { code: 'fieldTooLong', field: 'documents', detail: '100001' },
  ]);
});

it('reads what an ISO 8859-1 declaration says', async () => {
  const text = xzufi(leistung('1', { ...pass, '03': 'Führerschein' }), {
    head: '<?xml version="1.0" encoding="ISO-8859-1"?>\n',
  });
  const { entries } = await readBytes(Buffer.from(text, 'latin1'));
  expect(entries[0]?.texts.de?.title).toBe('Führerschein');
});
