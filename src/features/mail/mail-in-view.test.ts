// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { mailPage, mailPagePolicy, shownType, withCharset } from './mail-in-view.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const gif = Buffer.from('GIF89a\u0001\u0000');

describe('[MI14] S17: what a browser may show', () => {
  it('is told by the content, not by the name somebody gave it', () => {
    expect(shownType(png, 'text/html', png.length)).toBe('image/png');
    expect(shownType(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'x/y', 4)).toBe('image/jpeg');
    expect(shownType(gif, 'application/pdf', gif.length)).toBe('image/gif');
    expect(shownType(Buffer.from('Guten Tag'), 'text/plain', 9)).toBe('text/plain');
  });

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 'text/html'],
    ['a page called a picture', '<html><script>alert(1)</script>', 'image/png'],
    ['a picture made of text', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'],
    ['a PDF, which can be a page as well', '%PDF-1.7 <html><script>alert(1)</script>', 'application/pdf'],
    ['a program called a text', 'MZ\u0000\u0001', 'text/plain'],
    ['a packed file called a text', 'PK\u0003\u0004', 'text/plain'],
  ])('is not %s', (_, content, type) => expect(shownType(Buffer.from(content), type, content.length)).toBeUndefined());

  it('is not empty and not a text of many megabytes', () => {
    expect(shownType(Buffer.alloc(0), 'text/plain', 0)).toBeUndefined();
    expect(shownType(Buffer.from('a'), 'text/plain', 3_000_000)).toBeUndefined();
  });

  it('is a text in the charset it is written in', () => {
    expect(withCharset('text/plain', Buffer.from('Grüße'))).toBe('text/plain; charset=utf-8');
    expect(withCharset('text/plain', Buffer.from('Gr\u00FC\u00DFe', 'latin1'))).toBe(
      'text/plain; charset=windows-1252',
    );
    expect(withCharset('image/png', png)).toBe('image/png');
  });
});

describe('[MI20] S13: the page of a mail', () => {
  it('has the pictures that came along inside it, wherever they are named', () => {
    const page = mailPage('<p><img src="cid:Logo%40x&amp;y" alt="Logo" /><img src="cid:logo@x&amp;y" /></p>', [
      { contentId: 'logo@x&y', content: png },
    ]);
    const url = `data:image/png;base64,${png.toString('base64')}`;
    expect(page.split(url)).toHaveLength(3);
    expect(page).toContain(`<img src="${url}" alt="Logo" />`);
  });

  it('has words where a picture is missing, too large, or none', () => {
    const svg = { contentId: 'svg', content: Buffer.from('<svg onload="alert(1)"/>') };
    const large = { contentId: 'large', content: Buffer.concat([png, Buffer.alloc(9 * 1024 * 1024)]) };
    const page = mailPage(
      '<img src="cid:weg" alt="Plan" /><img src="cid:svg" /><img src="cid:large" /><img alt="x" />',
      [svg, large],
    );
    expect(page).not.toMatch(/<img|cid:|onload/);
    expect(page).toContain('[Bild: Plan]');
    expect(page.match(/\[Bild\]/g)).toHaveLength(2);
  });

  it('holds no more pictures than a browser takes easily', () => {
    const picture = (at: number) => ({
      contentId: `p${at}`,
      content: Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]),
    });
    const all = [0, 1, 2, 3, 4].map(picture);
    const page = mailPage(all.map(({ contentId }) => `<img src="cid:${contentId}" />`).join(''), all);
    expect(page.match(/<img/g)).toHaveLength(3);
  });

  it('opens links in windows that know nothing of ours', () => {
    expect(mailPage('<a href="https://stadt.example/">x</a><a>y</a>', [])).toContain(
      '<a target="_blank" rel="noopener noreferrer nofollow" href="https://stadt.example/">x</a><a>y</a>',
    );
  });

  it('goes out under a policy that lets nothing in', () => {
    const rules = mailPagePolicy.split('; ');
    expect(rules).toContain("default-src 'none'");
    expect(rules).toContain('img-src data:');
    expect(rules).toContain("form-action 'none'");
    expect(rules.find((rule) => rule.startsWith('sandbox'))).not.toMatch(/allow-(?:scripts|same-origin|forms|top)/);
    expect(mailPagePolicy).not.toMatch(/unsafe|https?:|\*/);
  });
});
