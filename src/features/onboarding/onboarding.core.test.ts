// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  afterMove,
  effectiveStage,
  gates,
  gatesFor,
  gateStates,
  hintOf,
  isForward,
  moveFault,
  movesFrom,
  serviceMoveFault,
  stages,
  topicStage,
  topicWay,
  unofferedTopics,
  wayOf,
  type GateFacts,
  type Proof,
  type Standing,
} from './onboarding.core.ts';

const passed = (gate: Proof['gate'], about: string, kind: Proof['kind'] = 'test'): Proof => ({
  ...{ gate, about, kind },
  ...{ state: 'passed', note: 'weil' },
});
const service = { serviceId: 's1', title: 'Bauakte einsehen', approved: true, hasQuestions: true };
const all: GateFacts = {
  number: '9750',
  email: 'bau@example.invalid',
  services: [service],
  topics: [{ topic: 'bauen', name: 'Bauen', good: 2 }],
  proofs: [passed('number', '9750'), passed('mailbox', 'bau@example.invalid'), passed('council', '', 'note')],
};
const stateOf = (facts: GateFacts, gate: Proof['gate']) => gateStates(facts).find((one) => one.gate === gate);

it('[O1] a service is never further in than its department', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stages), fc.constantFrom(...stages), (department, own) => {
      const holds = effectiveStage(department, own);
      expect(isForward(department, holds) || isForward(own, holds)).toBe(false);
      expect([department, own]).toContain(holds);
    }),
  );
  expect(effectiveStage('shadow', null)).toBe('shadow');
});

it('[O2] [O3] one step on, any number back', () => {
  expect(movesFrom('notConnected')).toEqual(['directory']);
  expect(movesFrom('shadow')).toEqual(['notConnected', 'directory', 'live']);
  expect(movesFrom('overflow')).toEqual(['notConnected', 'directory', 'shadow', 'live']);
  expect(moveFault('notConnected', 'live', gateStates(all))).toBe('noSuchMove');
  expect(moveFault('live', 'live', gateStates(all))).toBe('noSuchMove');
  const nothing = gateStates({ ...all, number: null, email: null, services: [], topics: [], proofs: [] });
  for (const to of ['notConnected', 'directory', 'shadow', 'live'] as const)
    expect(moveFault('overflow', to, nothing)).toBeUndefined();
});

it('[O4] what is met opens the way, and each gate alone closes it', () => {
  expect(gateStates(all).every(({ state }) => state === 'met')).toBe(true);
  expect(moveFault('shadow', 'live', gateStates(all))).toBeUndefined();
  const broken: Readonly<Record<Proof['gate'], GateFacts>> = {
    number: { ...all, proofs: all.proofs.filter(({ gate }) => gate !== 'number') },
    mailbox: { ...all, proofs: all.proofs.filter(({ gate }) => gate !== 'mailbox') },
    council: { ...all, proofs: all.proofs.filter(({ gate }) => gate !== 'council') },
    articles: { ...all, services: [{ ...service, approved: false }] },
    questions: { ...all, services: [{ ...service, hasQuestions: false }] },
    agents: { ...all, topics: [{ topic: 'bauen', name: 'Bauen', good: 1 }] },
  };
  for (const gate of gates) {
    expect(stateOf(broken[gate], gate)?.state).toBe('missing');
    for (const to of ['directory', 'shadow', 'live', 'overflow'] as const) {
      const from = stages[stages.indexOf(to) - 1] ?? 'notConnected';
      const fault = moveFault(from, to, gateStates(broken[gate]));
      expect(fault, `${gate} before ${to}`).toBe(gatesFor(to).includes(gate) ? 'gatesOpen' : undefined);
    }
  }
  expect(stateOf({ ...all, services: [] }, 'articles')?.state).toBe('missing');
  expect(stateOf({ ...all, topics: [] }, 'agents')?.state).toBe('missing');
});

it('[O5] a test counts for the number and address it was made with, and only the last one', () => {
  expect(stateOf({ ...all, number: '9751' }, 'number')).toMatchObject({ state: 'missing', missing: ['9751'] });
  const failed = { ...passed('number', '9750'), state: 'failed' as const };
  expect(stateOf({ ...all, proofs: [passed('number', '9750'), failed] }, 'number')?.state).toBe('missing');
  expect(stateOf({ ...all, proofs: [failed, passed('number', '9750')] }, 'number')?.state).toBe('met');
  const running = { ...failed, state: 'running' as const };
  expect(stateOf({ ...all, proofs: [running] }, 'number')?.state).toBe('running');
});

it('[O6] a waiver opens one gate, for what stood there when it was given', () => {
  const none = { ...all, proofs: [] };
  const waiver = passed('number', '9750', 'waiver');
  expect(stateOf({ ...none, proofs: [waiver] }, 'number')?.state).toBe('waived');
  expect(stateOf({ ...none, proofs: [waiver] }, 'council')?.state).toBe('missing');
  expect(stateOf({ ...none, number: '9751', proofs: [waiver] }, 'number')?.state).toBe('missing');
});

it('[O7] without a mailbox nothing goes live, whatever was waived', () => {
  const facts = { ...all, email: null, proofs: [...all.proofs, passed('mailbox', '', 'waiver')] };
  expect(stateOf(facts, 'mailbox')).toMatchObject({ state: 'missing', mayBeWaived: false });
  expect(moveFault('shadow', 'live', gateStates(facts))).toBe('mailboxMissing');
  expect(moveFault('directory', 'shadow', gateStates(facts))).toBeUndefined();
});

it('[O8] a service steps by itself, up to its department', () => {
  expect(serviceMoveFault('directory', 'shadow', 'live', service)).toBeUndefined();
  expect(serviceMoveFault('shadow', 'live', 'shadow', service)).toBe('beyondDepartment');
  expect(serviceMoveFault('directory', 'shadow', 'live', { ...service, approved: false })).toBe('gatesOpen');
  const unasked = { ...service, hasQuestions: false };
  expect(serviceMoveFault('shadow', 'live', 'live', unasked)).toBe('gatesOpen');
  expect(serviceMoveFault('shadow', 'live', 'live', unasked, ['articles'])).toBe('gatesOpen');
  expect(serviceMoveFault('shadow', 'live', 'live', unasked, ['questions'])).toBeUndefined();
  expect(serviceMoveFault('live', 'notConnected', 'live', { ...service, approved: false })).toBeUndefined();
  expect(serviceMoveFault('directory', 'live', 'live', service)).toBe('noSuchMove');
});

it('[O10] what a caller gets follows from the stage', () => {
  expect(wayOf('notConnected', 'straight', true)).toBe('notOffered');
  expect(wayOf('directory', 'announce', true)).toBe('numberSaid');
  expect(wayOf('directory', 'straight', true)).toBe('connected');
  expect(wayOf('directory', 'straight', false)).toBe('team');
  for (const stage of ['shadow', 'live', 'overflow'] as const) expect(wayOf(stage, 'announce', true)).toBe('team');
});

const standing: Standing = {
  departments: [{ key: 'bau', stage: 'live', connects: 'announce', number: '9750' }],
  services: [
    { key: 'akte', leika: '1', department: 'bau', title: 'Bauakte', stage: 'live' },
    { key: 'antrag', leika: '2', department: 'bau', title: 'Bauantrag', stage: 'directory' },
  ],
};
const topics = [
  { key: 'bauen', department: 'bau', service: '1' },
  { key: 'antraege', department: 'bau', service: '2' },
  { key: 'sonst', department: 'bau' },
  { key: 'fremd', department: 'keiner' },
];

it('[O9] [O10] a topic follows its department and its main service, before and after a move', () => {
  expect(topics.map((topic) => topicWay(standing, topic))).toEqual(['team', 'numberSaid', 'team', 'team']);
  expect(unofferedTopics(standing, topics)).toEqual([]);
  const back = afterMove(standing, { department: 'bau', service: null, to: 'notConnected' });
  expect(unofferedTopics(back, topics)).toEqual(['bauen', 'antraege', 'sonst']);
  const one = afterMove(standing, { department: 'bau', service: 'akte', to: 'notConnected' });
  expect(unofferedTopics(one, topics)).toEqual(['bauen']);
  expect(topics.map((topic) => topicStage(back, topic))).toEqual([
    ...['notConnected', 'notConnected', 'notConnected', 'live'],
  ]);
  // O9: what stood with its department went along, and comes back with it.
  expect(back.services.map(({ stage }) => stage)).toEqual(['notConnected', 'directory']);
});

it('[O11] the desk says where the team does not answer by itself', () => {
  expect(stages.map(hintOf)).toEqual(['notConnected', 'directory', 'shadow', null, 'overflow']);
});
