// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** One archive the machine's apt uses, read from a `.list` or a deb822 `.sources` file (sources.list(5)). */
export interface AptSource {
  /** As written, e.g. `http://…/debian`, `https://…`, `mirror+file:/etc/apt/mirrors/debian.list`. */
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
}

/** The binary archives of a one-line-style file; disabled and unreadable lines are left out. */
export function parseListFile(text: string): AptSource[] {
  const sources: AptSource[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/#.*$/, '').trim();
    const match = /^deb(?:\s+\[[^\]]*\])?\s+(\S+)\s+(\S+)((?:\s+\S+)*)$/.exec(line);
    if (!match) continue;
    const [, uri = '', suite = '', rest = ''] = match;
    sources.push({ uri: trimSlash(uri), suites: [suite], components: words(rest) });
  }
  return sources;
}

/** The binary archives of a deb822 file; stanzas with `Enabled: no` are left out. */
export function parseSourcesFile(text: string): AptSource[] {
  const sources: AptSource[] = [];
  const plain = text.split('\n').filter((line) => !line.startsWith('#'));
  for (const stanza of plain.join('\n').split(/\n\s*\n/)) {
    const fields = fieldsOf(stanza);
    if (/^(no|false|0|off|without|disable)$/i.test(fields.get('enabled') ?? 'yes')) continue;
    if (!words(fields.get('types') ?? '').includes('deb')) continue;
    for (const uri of words(fields.get('uris') ?? '')) {
      const suites = words(fields.get('suites') ?? '');
      sources.push({ uri: trimSlash(uri), suites, components: words(fields.get('components') ?? '') });
    }
  }
  return sources;
}

/**
 * The Debian mirrors among the machine's archives, best guess first, each once. A Debian archive is known by its
 * suites (`codename` is the machine's own release); security archives carry no unstable suite and are left out.
 */
export function debianMirrors(sources: readonly AptSource[], codename: string): string[] {
  const releases = new Set([codename, 'stable', 'testing', 'unstable', 'sid'].filter((name) => name !== ''));
  const mirrors = sources
    .filter((source) => source.components.includes('main') && !/security|cdrom:/.test(source.uri))
    .filter((source) => source.suites.some((suite) => releases.has(suite.replace(/-(updates|backports)$/, ''))))
    .filter((source) => !/ubuntu/i.test(source.uri))
    .map((source) => source.uri)
    // A maker's archive may call its suite `stable` too: what has Debian in its name is tried first.
    .sort((a, b) => Number(b.includes('debian')) - Number(a.includes('debian')));
  return [...new Set(mirrors)];
}

function fieldsOf(stanza: string): Map<string, string> {
  const fields = new Map<string, string>();
  let current = '';
  for (const line of stanza.split('\n')) {
    const match = /^([A-Za-z0-9-]+):\s*(.*)$/.exec(line);
    if (match) {
      current = (match[1] ?? '').toLowerCase();
      fields.set(current, match[2] ?? '');
    } else if (current !== '' && /^\s/.test(line)) {
      fields.set(current, `${fields.get(current) ?? ''} ${line.trim()}`);
    }
  }
  return fields;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function trimSlash(uri: string): string {
  return uri.replace(/\/+$/, '');
}
