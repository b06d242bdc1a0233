// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Sending through the city's mail server by nodemailer. */
import type { Transporter } from 'nodemailer';
import { withAsciiDomain } from '../../lib/ascii-domain.ts';
import { needsSmtpUtf8 } from '../../lib/pure/mail-address.ts';
import type { Relay, RelayAnswer, RelayMail } from './relay.port.ts';
import { offersSmtpUtf8 } from './smtp-utf8.ts';

/** How the server is reached. */
export interface RelaySettings {
  readonly host: string;
  readonly port: number;
  /** `implicit`: from the first byte (smtps); `required`: by STARTTLS or not at all; `off`: in the clear, for a server beside us. */
  readonly tls: 'implicit' | 'required' | 'off';
  readonly user?: string;
  readonly password?: string;
  /** The sender people see. */
  readonly from: { readonly name: string; readonly address: string };
  /** How long a silent server is waited for, milliseconds. Shorter in tests. */
  readonly silenceMs?: number;
  /** How long a whole try may take, milliseconds. Shorter in tests. */
  readonly wholeMs?: number;
}

/** Stands on the ticket like a server's own words. */
const noSmtpUtf8 =
  'Der Mailserver der Stadt kann keine Adressen mit Umlauten oder anderen Sonderzeichen vor dem @ (SMTPUTF8 fehlt). Bitte eine andere Adresse erfragen oder anrufen.';

const silenceMs = 30_000;
const wholeMs = 120_000;

/** Other programs shall not answer by themselves; reports that it could not be delivered are wanted. */
const noAutomaticAnswers = 'DR, RN, NRN, OOF, AutoReply';

/** What nodemailer adds to its errors. */
interface RelayError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** Makes the way to the server; nothing is connected before the first mail. */
export function createRelay(settings: RelaySettings): Relay {
  const silent = settings.silenceMs ?? silenceMs;
  let transport: Promise<Transporter> | undefined;
  // Callers wait while a server starts; who sends no mail never loads it.
  const way = {
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'implicit',
    requireTLS: settings.tls === 'required',
    ignoreTLS: settings.tls === 'off',
    tls: { minVersion: 'TLSv1.2' as const },
    connectionTimeout: silent,
    greetingTimeout: silent,
    socketTimeout: silent,
    dnsTimeout: silent,
  };
  const open = async (): Promise<Transporter> =>
    (await import('nodemailer')).createTransport({
      ...way,
      ...(settings.user !== undefined && { auth: { user: settings.user, pass: settings.password ?? '' } }),
      // What we send is what was written: no file, no address on the network is ever read for a mail.
      disableFileAccess: true,
      disableUrlAccess: true,
    });

  return {
    async send(mail) {
      let timer: NodeJS.Timeout | undefined;
      // A server that says a word now and then is never silent.
      const tooLong = new Promise<RelayAnswer>((resolve) => {
        timer = setTimeout(
          () => resolve({ kind: 'later', why: 'the mail server took too long', unknown: true }),
          settings.wholeMs ?? wholeMs,
        );
      });
      try {
        return await Promise.race([handOver(mail), tooLong]);
      } finally {
        clearTimeout(timer);
      }
    },
  };

  async function handOver(mail: RelayMail): Promise<RelayAnswer> {
    try {
      // Only asked where it matters: nearly all addresses are ASCII before the @.
      if (needsSmtpUtf8(mail.to) && !(await offersSmtpUtf8(way))) return { kind: 'refused', why: noSmtpUtf8 };
      transport ??= open();
      const to = withAsciiDomain(mail.to);
      await (
        await transport
      ).sendMail({
        messageId: mail.messageId,
        date: new Date(mail.date),
        from: settings.from,
        to: { name: '', address: to },
        replyTo: { name: settings.from.name, address: mail.replyTo },
        // Bounces go where they are known to belong to the ticket.
        envelope: { from: mail.replyTo, to: [to] },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        attachments: (mail.files ?? []).map(({ name, type, content }) => ({
          ...{ filename: name, contentType: type, contentDisposition: 'attachment' as const },
          content: Buffer.from(content),
        })),
        headers: {
          ...(mail.byProgram && { 'Auto-Submitted': 'auto-generated' }),
          'X-Auto-Response-Suppress': noAutomaticAnswers,
        },
        xMailer: false,
      });
      return { kind: 'accepted' };
    } catch (error) {
      return answerOf(error as RelayError);
    }
  }
}

/** What an error means for the mail: only the server's own 5xx about sender, recipient or content is for good. */
function answerOf(error: RelayError): RelayAnswer {
  const status = error.responseCode ?? 0;
  const why = error.response ?? error.message;
  // A refused password is a mistake of ours, somebody mends it; so is a server that wants TLS.
  const isOurs = error.code === 'EAUTH' || error.code === 'ETLS' || [530, 534, 535, 538].includes(status);
  if (status >= 500 && status < 600 && !isOurs && isAboutMail(error)) return { kind: 'refused', why };
  // Once the server talked with us and then fell silent, nobody knows how far it came, unless it said so.
  const talked = !/Greeting never received|Connection timeout|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(
    error.message,
  );
  const brokeOff = ['ETIMEDOUT', 'ECONNECTION', 'ESOCKET'].includes(error.code ?? '');
  return { kind: 'later', why, unknown: status === 0 && brokeOff && talked };
}

/** A server that refuses to talk at all (554 at the greeting) may have a bad day. */
function isAboutMail({ command = '' }: RelayError): boolean {
  return /^(MAIL|RCPT|DATA|BDAT)/.test(command);
}
