// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One key of a level: its label, what it leads to, its place, its figures. */
import type { ReactNode } from 'react';
import type { Language } from '../../../lib/pure/language.ts';
import { IconButton } from '../../../ui/button.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { ContentProblem } from '../menu-content.core.ts';
import { choiceKeys, type ChoiceKey, type MenuChoice, type MenuNode } from '../menu.core.ts';
import type { KeyFigures } from '../menu-sound.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { Mistakes } from './menu-problems.ui.tsx';
import type { Figures } from './menu-levels.ui.tsx';
import type { Studio } from './studio.ui.ts';

/** A row of the level. */
export function Choice({
  studio,
  node,
  choice,
  index,
  language,
  problems,
  figures,
  write,
}: {
  readonly studio: Studio;
  readonly node: MenuNode;
  readonly choice: MenuChoice;
  readonly index: number;
  readonly language: Language;
  readonly problems: readonly ContentProblem[];
  readonly figures: Figures | undefined;
  readonly write: (choices: readonly MenuChoice[]) => void;
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const { editable } = studio;
  const { choices } = node;
  const called = choice.labels.de || choice.labels[language] || t.keyOf(choice.key);
  const set = (next: Partial<MenuChoice>): void =>
    write(choices.map((one, i) => (i === index ? { ...one, ...next } : one)));
  // What callers hear changes places, the keys stay in their order.
  const swap = (other: number, way: 'up' | 'down'): void => {
    const [mine, theirs] = [choices[index], choices[other]];
    if (!mine || !theirs) return;
    write(
      choices.map((one, i) =>
        i === index ? { ...theirs, key: mine.key } : i === other ? { ...mine, key: theirs.key } : one,
      ),
    );
    // The focus goes with what was moved, so that the same key moves it on.
    requestAnimationFrame(() => document.getElementById(moverId(node.key, other, way))?.focus());
  };
  const to = choice.leadsTo.kind === 'topic' ? choice.leadsTo.topic : choice.leadsTo.node;
  const figure = figures?.keys.find((one) => one.node === node.key && one.key === choice.key && one.to === to);
  return (
    <li className="menu-choice">
      <Select
        label={t.key}
        choices={choiceKeys.map((id) => ({ id, name: id }))}
        value={choice.key}
        onChange={(key: ChoiceKey) => set({ key })}
        disabled={!editable}
      />
      <div lang={language}>
        <TextField
          label={t.label(languageName(language, ui))}
          value={choice.labels[language]}
          onChange={(text) => set({ labels: { ...choice.labels, [language]: text } })}
          isReadOnly={!editable}
          maxLength={200}
        />
      </div>
      <Target studio={studio} choice={choice} called={called} node={node} index={index} />
      <span className="menu-choice-figures ui-small ui-muted">
        {figures && (figure ? figureWords(figure, t) : t.nobodyYet)}
      </span>
      {editable && (
        <span className="menu-choice-actions">
          <IconButton
            icon="arrowUp"
            label={t.moveUp(called)}
            size="small"
            isDisabled={index === 0}
            onPress={() => swap(index - 1, 'up')}
            id={moverId(node.key, index, 'up')}
          />
          <IconButton
            icon="arrowDown"
            label={t.moveDown(called)}
            size="small"
            isDisabled={index === choices.length - 1}
            onPress={() => swap(index + 1, 'down')}
            id={moverId(node.key, index, 'down')}
          />
          <IconButton
            icon="close"
            label={t.remove(called)}
            size="small"
            onPress={() => write(choices.filter((_, i) => i !== index))}
          />
        </span>
      )}
      <Mistakes studio={studio} problems={problems} />
    </li>
  );
}

function Target({
  studio,
  choice,
  called,
  node,
  index,
}: {
  readonly studio: Studio;
  readonly choice: MenuChoice;
  readonly called: string;
  readonly node: MenuNode;
  readonly index: number;
}): ReactNode {
  const t = useMenuTexts();
  const { content, editable, names } = studio;
  const { menu, topics } = content;
  const lead = (leadsTo: MenuChoice['leadsTo'], more: readonly MenuNode[] = []): void =>
    studio.change({
      ...content,
      menu: {
        ...menu,
        nodes: [
          ...menu.nodes.map((one) =>
            one.key === node.key
              ? { ...one, choices: one.choices.map((each, i) => (i === index ? { ...each, leadsTo } : each)) }
              : one,
          ),
          ...more,
        ],
      },
    });
  const options = [
    ...topics.map(({ key }) => ({ id: `topic ${key}`, name: t.toTopic(names.topic(key)) })),
    ...menu.nodes
      .filter(({ key }) => key !== menu.root && key !== node.key)
      .map(({ key }) => ({ id: `node ${key}`, name: t.toLevel(names.level(key)) })),
    ...(node.key === menu.root ? [{ id: 'new', name: t.newLevel }] : []),
  ];
  const { leadsTo } = choice;
  const value = leadsTo.kind === 'topic' ? `topic ${leadsTo.topic}` : `node ${leadsTo.node}`;
  return (
    <Select
      label={t.leadsTo}
      choices={options}
      value={options.some(({ id }) => id === value) ? value : null}
      disabled={!editable}
      onChange={(id) => {
        const [kind, key = ''] = id.split(' ');
        if (kind === 'topic') return lead({ kind, topic: key });
        if (kind === 'node') return lead({ kind, node: key });
        const fresh = freeKey(
          called,
          menu.nodes.map((one) => one.key),
        );
        lead({ kind: 'node', node: fresh }, [{ key: fresh, choices: [] }]);
      }}
    />
  );
}

function moverId(node: string, index: number, way: 'up' | 'down'): string {
  return `menu-${node}-${index}-${way}`;
}

/** A short name made of words, with a number behind it where it is taken. */
export function freeKey(words: string, taken: readonly string[]): string {
  const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
  const plain = words
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  // Cut between words, never in one.
  const short =
    plain.length > 30
      ? plain
          .slice(0, 31)
          .replace(/-[^-]*$/, '')
          .slice(0, 30)
      : plain;
  const start = short || 'ebene';
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? start : `${start}-${number}`;
    if (!taken.includes(key)) return key;
  }
}

function figureWords({ chosen, cameBack, hungUp }: KeyFigures, t: ReturnType<typeof useMenuTexts>): string {
  const parts = [
    t.chosen(chosen),
    cameBack === null ? '' : t.cameBack(cameBack),
    hungUp === null ? '' : t.hungUp(hungUp),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
