// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { AsteriskOptions, TrunkOptions } from './options.ts';
import { spellings } from './numbers.ts';

/** One `[name]` block of an Asterisk configuration file. */
function section(name: string, fields: readonly (readonly [string, string | number])[]): string {
  return `[${name}]\n${fields.map(([key, value]) => `${key}=${value}`).join('\n')}\n`;
}

/** What every endpoint of ours must have; a test of the written files holds us to it (threats S1 to S3). */
function closedEndpoint(options: AsteriskOptions): [string, string | number][] {
  return [
    ['allow_transfer', 'no'],
    ['allow_subscribe', 'no'],
    ['allow_overlap', 'no'],
    ['redirect_method', 'user'],
    ['direct_media', 'no'],
    ['rtp_symmetric', 'yes'],
    ['force_rport', 'yes'],
    ['trust_id_outbound', 'no'],
    ['max_video_streams', 0],
    ['rtp_timeout', options.rtpTimeoutSeconds ?? 30],
    ['rtp_timeout_hold', 600],
    ['tone_zone', 'de'],
  ];
}

function transports(options: AsteriskOptions): string {
  const { host, port } = options.sip;
  const outside: [string, string][] = options.mediaAddress
    ? [
        ['external_media_address', options.mediaAddress],
        ['external_signaling_address', options.mediaAddress],
        ...['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((net): [string, string] => [
          'local_net',
          net,
        ]),
      ]
    : [];
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const kinds = options.trunk?.transport === 'tls' ? (['udp', 'tcp', 'tls'] as const) : (['udp', 'tcp'] as const);
  return [
    ...kinds.map((kind) =>
      section(`transport-${kind}`, [
        ['type', 'transport'],
        ['protocol', kind],
        // The TLS side only goes out to the trunk; taking TLS in would need a certificate of the city.
        ['bind', kind === 'tls' ? `${host}:0` : address],
        ...(kind === 'tls'
          ? ([
              ['method', 'tlsv1_2'],
              ['verify_server', 'yes'],
              ['ca_list_path', '/etc/ssl/certs'],
            ] as const)
          : []),
        ...outside,
      ]),
    ),
    section('transport-ws', [['type', 'transport'], ['protocol', 'ws'], ['bind', '127.0.0.1'], ...outside]),
  ].join('\n');
}

/** `host:port` or `[v6]:port` without its port. */
function hostOnly(host: string): string {
  return host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}

/** The addresses (or a host name) from which calls are the trunk's. */
function identified(name: string, addresses: readonly string[]): string {
  if (addresses.length === 0) return '';
  return section(name, [
    ['type', 'identify'],
    ['endpoint', 'trunk-in'],
    ['srv_lookups', 'yes'],
    ...addresses.map((address) => ['match', address] as const),
  ]);
}

/** The registration name or, without one, the first of our numbers: what the trunk knows us by. */
function trunkName(options: AsteriskOptions, trunk: TrunkOptions): string {
  return trunk.user ?? spellings(options.numbers[0] ?? '')[0] ?? 'amtsleitung';
}

function outgoing(options: AsteriskOptions, trunk: TrunkOptions): string {
  const auth: [string, string][] = trunk.user ? [['outbound_auth', 'trunk-auth']] : [];
  const uri = `sip:${trunk.host}${trunk.transport === 'udp' ? '' : `\\;transport=${trunk.transport}`}`;
  const parts = [
    section('trunk-out', [
      ['type', 'endpoint'],
      ['context', 'nowhere'],
      ['identify_by', 'ip'],
      ['transport', `transport-${trunk.transport}`],
      ['aors', 'trunk-out'],
      ['disallow', 'all'],
      ['allow', 'g722,alaw,ulaw'],
      ['dtmf_mode', 'rfc4733'],
      ['from_domain', hostOnly(trunk.host)],
      ['send_pai', 'yes'],
      ...(trunk.transport === 'tls' ? ([['media_encryption', 'sdes']] as const) : []),
      ...auth,
      ...closedEndpoint(options),
    ]),
    section('trunk-out', [
      ['type', 'aor'],
      ['contact', uri],
    ]),
    // Asked for a sign of life apart from the calls: a line that answers no OPTIONS is an alarm, but may still be tried.
    section('trunk-watch', [
      ['type', 'endpoint'],
      ['context', 'nowhere'],
      ['identify_by', 'ip'],
      ['transport', `transport-${trunk.transport}`],
      ['aors', 'trunk-watch'],
      ['disallow', 'all'],
      ['allow', 'alaw'],
      ['from_domain', hostOnly(trunk.host)],
      ...closedEndpoint(options),
    ]),
    section('trunk-watch', [
      ['type', 'aor'],
      ['contact', uri],
      ['qualify_frequency', 10],
      ['qualify_timeout', '3.0'],
    ]),
  ];
  if (trunk.user === undefined) return parts.join('\n');
  return [
    ...parts,
    section('trunk-auth', [
      ['type', 'auth'],
      ['auth_type', 'digest'],
      ['username', trunk.user],
      ['password', trunk.password ?? ''],
    ]),
    section('trunk-registration', [
      ['type', 'registration'],
      ['transport', `transport-${trunk.transport}`],
      ['outbound_auth', 'trunk-auth'],
      ['server_uri', uri],
      ['client_uri', `sip:${trunk.user}@${trunk.host}`],
      ['contact_user', trunkName(options, trunk)],
      ['retry_interval', 20],
      ['forbidden_retry_interval', 300],
      ['max_retries', 1_000_000],
      ['expiration', 600],
    ]),
  ].join('\n');
}

/** pjsip.conf: transports, the trunk's two sides. Phones are not here: they are pushed into memory (decision 11). */
export function pjsipConf(options: AsteriskOptions): string {
  const trunk = options.trunk;
  return [
    section('global', [
      ['type', 'global'],
      ['user_agent', 'Amtsleitung'],
      // Otherwise a trunk known by its address swallows the registrations of phones on the same address.
      ['endpoint_identifier_order', 'auth_username,username,ip'],
      // Otherwise a backlog anywhere in Asterisk makes it ignore new calls in silence.
      ['taskprocessor_overload_trigger', 'pjsip_only'],
      ['keep_alive_interval', 30],
    ]),
    transports(options),
    section('trunk-in', [
      ['type', 'endpoint'],
      ['context', 'from-trunk'],
      // By address only: a caller who names himself "trunk-in" must not become it.
      ['identify_by', 'ip'],
      ['disallow', 'all'],
      ['allow', 'g722,alaw,ulaw,opus'],
      ['dtmf_mode', 'auto'],
      ['trust_id_inbound', 'yes'],
      ...(trunk?.transport === 'tls'
        ? ([
            ['media_encryption', 'sdes'],
            ['media_encryption_optimistic', 'yes'],
          ] as const)
        : []),
      ...closedEndpoint(options),
    ]),
    identified('trunk-in', trunk ? trunk.fromAddresses : ['127.0.0.0/8', '::1']),
    // Apart: a name that cannot be resolved at the start must not take the addresses with it.
    trunk ? identified('trunk-in-host', [hostOnly(trunk.host)]) : '',
    trunk ? outgoing(options, trunk) : '',
  ].join('\n');
}
