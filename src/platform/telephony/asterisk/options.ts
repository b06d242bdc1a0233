// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The line to the telephone network: a provider's SIP trunk or the city's own telephone system. */
export interface TrunkOptions {
  /** Host name or address, with `:port` where it is not the protocol's own. */
  readonly host: string;
  readonly transport: 'udp' | 'tcp' | 'tls';
  /** Registration and digest authentication; absent for a trunk known by its addresses alone. */
  readonly user?: string;
  readonly password?: string;
  /** Further addresses or networks calls may come from, e.g. `192.0.2.0/24`; the host itself is always one. */
  readonly fromAddresses: readonly string[];
}

/** Everything Asterisk's configuration depends on. All paths are absolute. */
export interface AsteriskOptions {
  /** Our folder for Asterisk: configuration, log, its small database. Made if missing, readable only by the owner. */
  readonly folder: string;
  /** Short folder for the control socket (a socket path over 107 bytes fails). */
  readonly runFolder: string;
  /** `…/usr/lib/<arch>/asterisk/modules` of the program that will run. */
  readonly modulesFolder: string;
  /** `…/usr/share/asterisk` of the program that will run. */
  readonly dataFolder: string;
  /** Folder with the music on hold (WAV). */
  readonly musicFolder: string;
  /** Whom the files belong to, when Asterisk runs as another user than the one who writes them. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  readonly sip: { readonly host: string; readonly port: number };
  /** Port of Asterisk's own HTTP server on 127.0.0.1: ARI and the browser phones' WebSocket behind our gate. */
  readonly httpPort: number;
  readonly rtp: { readonly first: number; readonly last: number };
  /** The address announced for sound, where it differs from the machine's own (NAT). */
  readonly mediaAddress?: string;
  /** A STUN server as `host:port`, for browsers outside the own network. */
  readonly stunServer?: string;
  readonly ari: { readonly user: string; readonly password: string };
  /** The hotline's numbers, E.164 (`+492151860`) or national (`02151860`). */
  readonly numbers: readonly string[];
  /** Absent in the sample installation: then calls to the numbers are taken from this machine only (127.0.0.0/8, ::1). */
  readonly trunk?: TrunkOptions;
  /** What a caller hears while we are away, and before the switch gives up: absolute paths without extension. */
  readonly fallbackSound?: string;
  readonly lastSound?: string;
  /** How long the fallback keeps a caller before the last announcement (seconds, default 300). */
  readonly fallbackSeconds?: number;
  /** Most channels at once (default 1000); protects what is running from a flood. */
  readonly maxCalls?: number;
  /** Warnings in the log too: for tests alone, since they can name callers. */
  readonly logsWarnings?: boolean;
  /** Writes what channels do to `eventFile` (decision 22): for tests and measurements alone. Never with numbers. */
  readonly keepsEvents?: boolean;
  /** A leg without any sound packet for so long is dead (seconds, default 30). */
  readonly rtpTimeoutSeconds?: number;
}

/** So many of the last calls Asterisk remembers, see `missed.ts`. */
export const rememberedCalls = 1000;

/**
 * Where Asterisk writes its channel events, one JSON object a line, below its folder. It puts `cel-custom` there itself;
 * the mapping names the file alone, because a longer path than 80 bytes would be cut.
 */
export const eventFile = 'log/cel-custom/channel-events.jsonl';

/** SIP header with which our outgoing calls are marked by the id of their leg; ids hold no word about anybody. */
export const markHeader = 'X-Amtsleitung-Leg';

/** The name under which we are connected to ARI and which the dial plan calls. */
export const stasisApp = 'amtsleitung';
