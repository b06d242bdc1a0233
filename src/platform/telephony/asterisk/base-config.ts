// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { basename } from 'node:path';
import { extensionsConf } from './dialplan.ts';
import { eventModules, modules } from './modules.ts';
import { eventFile, type AsteriskOptions } from './options.ts';
import { pjsipConf } from './sip-config.ts';

function asteriskConf(options: AsteriskOptions): string {
  const { folder } = options;
  return `[directories]
astetcdir => ${folder}/etc
astmoddir => ${options.modulesFolder}
astvarlibdir => ${folder}/var
astdbdir => ${folder}/var
astkeydir => ${folder}/var
astdatadir => ${options.dataFolder}
astagidir => ${folder}/var/agi
astspooldir => ${folder}/spool
astcachedir => ${folder}/var/cache
astrundir => ${options.runFolder}
astlogdir => ${folder}/log
astsbindir => ${folder}/var

[options]
defaultlanguage = de
maxcalls = ${options.maxCalls ?? 1000}
transmit_silence = yes
live_dangerously = no
nocolor = yes
hideconnect = yes
`;
}

// Colour and prompt names come from the German numbering and tone plan (ITU-T E.180 national annex for Germany).
const indications = `[general]
country=de

[de]
description = Germany
ringcadence = 1000,4000
dial = 425
busy = 425/480,0/480
ring = 425/1000,0/4000
congestion = 425/240,0/240
callwaiting = !425/200,!0/200,!425/200,!0/5000,!425/200,!0/200,!425/200,!0/5000,!425/200,!0/200,!425/200,!0/5000,!425/200,!0/200,!425/200,!0/5000,!425/200,!0/200,!425/200,0
dialrecall = !425/80,!0/80,!425/80,!0/80,!425/80,!0/80,425
record = 1400/80,0/15000
info = 950/330,0/200,1400/330,0/200,1800/330,0/1000
stutter = 425+400
`;

/** Files that only have to exist, so that Asterisk's log stays clean. */
const empty = [
  'cdr',
  'cel',
  'features',
  'acl',
  'udptl',
  'pjproject',
  'websocket_client',
  'stasis',
  'codecs',
  'ccss',
  'dnsmgr',
  'pjsip_notify',
  'pjsip_wizard',
];

/**
 * Every configuration file with its text, by name. Pure: nothing is read or written.
 * @param localAddresses the machine's own IPv4 addresses, beside which `mediaAddress` is announced to browsers.
 */
export function configFiles(
  options: AsteriskOptions,
  localAddresses: readonly string[] = [],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>(empty.map((name) => [`${name}.conf`, '[general]\n']));
  // In these files a [general] of nothing would be an unknown object or switch something on.
  for (const name of ['pjproject', 'websocket_client', 'acl', 'pjsip_wizard']) files.set(`${name}.conf`, '');
  files.set('cdr.conf', '[general]\nenable=no\n');
  files.set('cel.conf', '[general]\nenable=no\n');
  if (options.keepsEvents) for (const [name, text] of eventFiles()) files.set(name, text);
  files.set('asterisk.conf', asteriskConf(options));
  const loaded = options.keepsEvents ? [...modules, ...eventModules] : modules;
  files.set('modules.conf', `[modules]\nautoload=no\n${loaded.map((name) => `load=${name}.so`).join('\n')}\n`);
  // Notices and warnings can name callers and their numbers; the log must not (threat S27).
  const levels = options.logsWarnings ? 'warning,error' : 'error';
  files.set('logger.conf', `[general]\ndateformat=%FT%T.%3q\nqueue_log=no\n\n[logfiles]\nmessages.log => ${levels}\n`);
  files.set(
    'http.conf',
    `[general]\nservername=\nenabled=yes\nbindaddr=127.0.0.1\nbindport=${options.httpPort}\nsessionlimit=5000\nenable_static=no\nenable_status=no\n`,
  );
  files.set(
    'ari.conf',
    `[general]\nenabled=yes\nwebsocket_write_timeout=5000\nchannelvars=AMT_NOTE,AMT_SOURCE,AMT_WITHHELD,AMT_DIALLED,AMT_RUNG,AMT_MARK\n\n[${options.ari.user}]\ntype=user\nread_only=no\npassword_format=plain\npassword=${options.ari.password}\npermit=127.0.0.1\n`,
  );
  files.set('pjsip.conf', pjsipConf(options));
  // Phones live in memory only: who restarts the switch starts without old registrations (decision 11).
  files.set(
    'sorcery.conf',
    '[res_pjsip]\n' +
      ['endpoint', 'aor', 'auth']
        .map((kind) => `${kind}=config,pjsip.conf,criteria=type=${kind}\n${kind}=memory\n`)
        .join('') +
      '\n[res_pjsip_registrar]\ncontact=memory\n',
  );
  files.set('extensions.conf', extensionsConf(options));
  files.set('rtp.conf', rtpConf(options, localAddresses));
  files.set(
    'musiconhold.conf',
    `[general]\n\n[default]\nmode=files\ndirectory=${options.musicFolder}\nsort=randstart\n`,
  );
  files.set('indications.conf', indications);
  return files;
}

/**
 * Channel events for the checker of invariants: what happened, when, to which channel. The fields name no caller and no
 * called number; `channame` holds the endpoint alone, and the one user event carries the SIP Call-ID.
 */
function eventFiles(): ReadonlyMap<string, string> {
  const events = 'CHAN_START,CHAN_END,ANSWER,HANGUP,BRIDGE_ENTER,BRIDGE_EXIT,USER_DEFINED';
  return new Map([
    ['cel.conf', `[general]\nenable=yes\napps=\nevents=${events}\n`],
    [
      'cel_custom.conf',
      `[mappings]\n\n[${basename(eventFile)}]\nformat=json\nfields=EventEnum,EventTime(double),ChanName,UniqueID,LinkedID,EventExtra\n`,
    ],
  ]);
}

function rtpConf(options: AsteriskOptions, localAddresses: readonly string[]): string {
  const stun = options.stunServer ? `stunaddr=${options.stunServer}\n` : '';
  const announced = options.mediaAddress;
  const candidates =
    announced === undefined || localAddresses.includes(announced)
      ? ''
      : `\n[ice_host_candidates]\n${localAddresses.map((local) => `${local} => ${announced},include_local_address`).join('\n')}\n`;
  return `[general]\nrtpstart=${options.rtp.first}\nrtpend=${options.rtp.last}\nstrictrtp=yes\nprobation=4\nicesupport=yes\n${stun}${candidates}`;
}
