// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, undecoded. */
  readonly raw: string;
  /** The header of this name, unfolded; undefined if there is none. */
  header(name: string): string | undefined;
}

/** A mail server of a test on loopback. */
export interface TestMailServer {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** What the server says to the content of the next mails: 0 = it takes them, a number refuses, `hang` never answers. */
  say(what: number | 'hang', words?: string): void;
  /** Waits here, after a mail was taken and before the sender is told. */
  onTaken: (() => Promise<void>) | undefined;
  /** Ends it; the port stays free until `back`. */
  away(): Promise<void>;
  back(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a real SMTP server that keeps what it takes in memory. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const mails: ReceivedMail[] = [];
  let answer: number | 'hang' = 0;
  let answerWords = '';
  let port = 0;

  function make(): SMTPServer {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      ...options,
      onData(stream, session, callback) {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          if (answer === 'hang') return;
          if (answer !== 0) {
            callback(Object.assign(new Error(answerWords), { responseCode: answer }));
            return;
          }
          const { mailFrom, rcptTo } = session.envelope;
          mails.push(received(mailFrom === false ? '' : mailFrom.address, rcptTo, Buffer.concat(pieces).toString()));
          void told(callback);
        });
      },
    });
    // A sender that is killed breaks off its connection.
    server.on('error', () => undefined);
    return server;
  }

  async function told(callback: () => void): Promise<void> {
    await this_.onTaken?.();
    callback();
  }

  let server = make();
  const listen = (): Promise<void> =>
    new Promise((done) => {
      const listening = server.listen(port, '127.0.0.1', () => {
        port = (listening.address() as AddressInfo).port;
        done();
      });
    });
  const end = (): Promise<void> => new Promise((done) => server.close(() => done()));

  await listen();
  const this_: TestMailServer = {
    get port() {
      return port;
    },
    mails,
    say(what, words = 'no reason given') {
      answer = what;
      answerWords = words;
    },
    onTaken: undefined,
    away: end,
    async back() {
      server = make();
      await listen();
    },
    close: end,
  };
  return this_;
}

function received(from: string, to: readonly { address: string }[], raw: string): ReceivedMail {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return {
    from,
    to: to.map(({ address }) => address),
    raw,
    header: (name) =>
      head
        .split('\r\n')
        .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
        ?.slice(name.length + 1)
        .trim(),
  };
}
