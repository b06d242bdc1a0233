// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Whether a mail server takes addresses that ASCII cannot write before the @ (RFC 6531): only it can say, and only when asked. */
import type SMTPConnection from 'nodemailer/lib/smtp-connection';

type Options = ConstructorParameters<typeof SMTPConnection>[0];

/** Connects, hears what the server offers, and leaves again without a mail. Rejects when the server cannot be reached. */
export async function offersSmtpUtf8(options: Options): Promise<boolean> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection(options);
  return new Promise<boolean>((resolve, reject) => {
    connection.once('error', reject);
    connection.connect(() => {
      // The answer to EHLO, one line for each extension.
      resolve(/^250[ -]SMTPUTF8\b/im.test(String(connection.lastServerResponse)));
      connection.quit();
    });
  });
}
