// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { configFiles } from './base-config.ts';
import type { AsteriskOptions } from './options.ts';

const options: AsteriskOptions = {
  folder: '/folder',
  runFolder: '/run',
  modulesFolder: '/modules',
  dataFolder: '/data',
  musicFolder: '/music',
  sip: { host: '127.0.0.1', port: 5060 },
  httpPort: 8088,
  rtp: { first: 10_000, last: 10_999 },
  ari: { user: 'amtsleitung', password: 'secret' },
  numbers: ['02151860'],
};
const text = (change: Partial<AsteriskOptions>, file: string) => configFiles({ ...options, ...change }).get(file) ?? '';

describe('channel events (decision 22)', () => {
  test('are not kept, and nothing that could is loaded, unless a test asks for it', () => {
    expect(text({}, 'cel.conf')).toBe('[general]\nenable=no\n');
    expect(configFiles(options).has('cel_custom.conf')).toBe(false);
    expect(text({}, 'modules.conf')).not.toMatch(/cel|cdr/);
    expect(text({}, 'extensions.conf')).not.toMatch(/CELGenUserEvent/);
    expect(text({}, 'cdr.conf')).toBe('[general]\nenable=no\n');
    expect(text({}, 'logger.conf')).toMatch(/^queue_log=no$/m);
  });
  test('name no caller and no called number', () => {
    const kept = text({ keepsEvents: true }, 'cel_custom.conf');
    expect(kept).toContain('[channel-events.jsonl]');
    const [, fields = ''] = /^fields=(.*)$/m.exec(kept) ?? [];
    expect(fields.split(',')).toEqual([
      'EventEnum',
      'EventTime(double)',
      'ChanName',
      'UniqueID',
      'LinkedID',
      'EventExtra',
    ]);
    expect(text({ keepsEvents: true }, 'extensions.conf')).toContain('CELGenUserEvent(CALL,${CHANNEL(pjsip,call-id)})');
  });
  test('come through modules in the order in which they depend on each other', () => {
    const loaded = text({ keepsEvents: true }, 'modules.conf');
    const places = ['res_cdrel_custom', 'cel_custom', 'app_celgenuserevent'].map((name) =>
      loaded.indexOf(`load=${name}.so`),
    );
    expect(places.every((place, at) => place > (places[at - 1] ?? 0))).toBe(true);
  });
});
