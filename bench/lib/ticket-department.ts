// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** How departments answer a matter: by the one-time link of a notice, or by replying to it, which somebody of the team reads. */
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { ApiRefusal, type ApiClient } from '../../src/cli/api-client.ts';
import {
  answerByLink,
  listProposedAnswers,
  openLink,
  renewLink,
  sendProposedAnswer,
  viewLinkTicket,
} from '../../src/features/portal/portal.contract.ts';
import { getTicket } from '../../src/features/promise/promise.contract.ts';
import type { ReceivedMail } from '../../test/harness/mail-server.ts';
import { insisted, patiently, type Story, type StoryDeps } from './ticket-patience.ts';

/** Resolves when the answer is on its way to the citizen. */
export async function answerByDepartment(deps: StoryDeps, story: Story, ticketId: string): Promise<void> {
  story.step = 'awaitingNotice';
  const [row] = await deps.world.stage.sql<{ number: string }>('select number from ticket where id = $1', [ticketId]);
  const number = row?.number ?? '';
  const written = `${number.slice(0, 4)} ${number.slice(4)}`;
  const notice = await patiently(
    deps,
    story,
    `the notice of ${written}`,
    async () => noticesOf(deps, story, written)[0],
  );
  if (story.by === 'link') return byLink(deps, story, written);
  return byMail(deps, story, ticketId, notice);
}

/** The mails to the department about this ticket, each once; a citizen's reply comes later. */
function noticesOf({ world }: StoryDeps, { by }: Story, written: string): readonly ReceivedMail[] {
  const { address } = world.departments[by];
  const different = new Map<string, ReceivedMail>();
  for (const mail of world.mailServer.mails)
    if (mail.to.includes(address) && mail.header('subject')?.startsWith(`Ticket ${written}:`))
      different.set(mail.header('message-id') ?? '', mail);
  return [...different.values()];
}

/**
 * Uses the newest link. Who learns that it is used up (the server died after it was, and before the browser was told) asks
 * for a new one, as the page says.
 */
async function byLink(deps: StoryDeps, story: Story, written: string): Promise<void> {
  story.step = 'openingLink';
  const browser = deps.world.stranger();
  const asked = new Set<string>();
  await patiently(deps, story, `the link of ${written}`, async () => {
    const token = await tokenIn(noticesOf(deps, story, written).at(-1));
    if (token === undefined) return false;
    try {
      await insisted(browser, openLink, { body: { token } });
      return true;
    } catch (error) {
      if (!isRefused(error, 'linkUsed')) throw error;
      if (asked.has(token)) return false;
      await insisted(browser, renewLink, { body: { token } }).catch((refused: unknown) => {
        // It was sent before the crash.
        if (!isRefused(refused, 'linkSentLately')) throw refused;
      });
      asked.add(token);
      return false;
    }
  });
  story.step = 'answering';
  await patiently(deps, story, `the answer by link to ${written}`, () => answered(browser));
}

async function answered(browser: ApiClient): Promise<boolean> {
  const view = await insisted(browser, viewLinkTicket);
  if (view.state === 'answered') return true;
  const { version } = view.ticket;
  try {
    await insisted(browser, answerByLink, { body: { version, by: 'mail', text: 'Die Genehmigung liegt bereit.' } });
    return true;
  } catch (error) {
    // Answered before the crash, asked for again: the page shows it.
    if (!isRefused(error, 'noSession') && !isRefused(error, 'versionChanged')) throw error;
    await sleep(200);
    return false;
  }
}

async function byMail(deps: StoryDeps, story: Story, ticketId: string, notice: ReceivedMail): Promise<void> {
  const { team, departments } = deps.world;
  const messageId = `<department-${story.id}@amt.example>`;
  deps.world.deliver(replyOf(notice, departments.mail.address, messageId));
  deps.write({ who: 'story', story: story.id, what: 'delivered', messageId, of: 'department' });
  story.step = 'awaitingProposal';
  const params = { ticketId };
  const proposed = await patiently(
    deps,
    story,
    'the answer to look at',
    async () => (await insisted(team, listProposedAnswers, { params })).answers[0],
  );
  story.step = 'sendingProposal';
  await patiently(deps, story, 'the answer sent', async () => {
    const { version } = await insisted(team, getTicket, { params });
    try {
      await insisted(team, sendProposedAnswer, {
        params: { ticketId, proposedId: proposed.proposedId },
        body: { version, text: proposed.text },
      });
      return true;
    } catch (error) {
      if (isRefused(error, 'answerSettled')) return true;
      if (!isRefused(error, 'versionChanged')) throw error;
      return false;
    }
  });
}

const isRefused = (error: unknown, code: string): boolean => error instanceof ApiRefusal && error.code === code;

/** The secret behind `#` in the link of a notice. */
async function tokenIn(mail: ReceivedMail | undefined): Promise<string | undefined> {
  const { text = '' } = mail ? await PostalMime.parse(mail.raw) : {};
  return /\/vorgang#([\w-]+)/.exec(text)?.[1];
}

function replyOf(notice: ReceivedMail, from: string, messageId: string): string {
  return [
    `From: Fuehrerscheinstelle <${from}>`,
    `To: ${notice.header('reply-to') ?? ''}`,
    `Subject: AW: ${notice.header('subject') ?? ''}`,
    `Message-ID: ${messageId}`,
    `In-Reply-To: ${notice.header('message-id') ?? ''}`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Der Führerschein liegt am Schalter 3 bereit.',
    '',
  ].join('\r\n');
}
