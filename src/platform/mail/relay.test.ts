// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/harness/mail-server.ts';
import { createRelay } from './relay.ts';
import type { RelayAnswer } from './relay.port.ts';

let servers: TestMailServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function started(options: Parameters<typeof startMailServer>[0] = {}): Promise<TestMailServer> {
  const server = await startMailServer(options);
  servers.push(server);
  return server;
}
function send(port: number, to: string): Promise<RelayAnswer> {
  const from = { name: 'Bürgertelefon', address: 'post@stadt.example' };
  return createRelay({ host: '127.0.0.1', port, tls: 'off', from, silenceMs: 2_000 }).send({
    ...{ messageId: '<1@stadt.example>', date: 0, to, replyTo: 'post+12345670-abcdefghijkl@stadt.example' },
    ...{ subject: 'Antwort', text: 'Text', html: '<p>Text</p>', byProgram: false },
  });
}

/** A server that shows what really comes over the wire: the other one reads names back into letters. */
async function wire(): Promise<{ readonly port: number; readonly commands: string[]; close(): Promise<void> }> {
  const commands: string[] = [];
  const server = createServer((socket) => {
    let inContent = false;
    socket.write('220 mail.example\r\n');
    createInterface(socket).on('line', (line) => {
      commands.push(line);
      if (inContent && line !== '.') return;
      inContent = line === 'DATA';
      socket.write(inContent ? '354 go on\r\n' : '250 ok\r\n');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    ...{ port: (server.address() as AddressInfo).port, commands },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

describe('[MO17] addresses with umlauts', () => {
  it('in the domain go out as name servers know them, to every server', async () => {
    const { port, commands, close } = await wire();
    expect(await send(port, 'post@Müller.example')).toEqual({ kind: 'accepted' });
    await close();
    expect(commands.find((line) => line.startsWith('RCPT'))).toBe('RCPT TO:<post@xn--mller-kva.example>');
    expect(commands).toContain('To: post@xn--mller-kva.example');
  });

  it('before the @ go to a server that offers SMTPUTF8', async () => {
    const server = await started();
    expect(await send(server.port, 'jörg@example.org')).toEqual({ kind: 'accepted' });
    expect(server.mails[0]?.to).toEqual(['jörg@example.org']);
  });

  it('before the @ are not even tried at one that does not, and the ticket says why', async () => {
    const server = await started({ hideSMTPUTF8: true });
    expect(await send(server.port, 'jörg@example.org')).toEqual({
      kind: 'refused',
      why: expect.stringContaining('Umlauten oder anderen Sonderzeichen vor dem @'),
    });
    expect(server.mails).toEqual([]);
  });

  it('before the @ wait for a server that is away, like all others; nothing has gone out twice', async () => {
    const server = await started();
    const { port } = server;
    await server.away();
    expect(await send(port, 'jörg@example.org')).toMatchObject({ kind: 'later', unknown: false });
    await server.back();
  });
});
