// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The topics a key can lead to: names in every language, department, protection; new ones. */
import type { ReactNode } from 'react';
import { languages } from '../../../lib/pure/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { Panel } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { ContentProblem } from '../menu-content.core.ts';
import type { Topic } from '../menu.core.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { freeKey } from './menu-choice.ui.tsx';
import { Mistakes } from './menu-problems.ui.tsx';
import type { Studio } from './studio.ui.ts';

/** All topics. */
export function MenuTopics({
  studio,
  problems,
  departments,
  onAir,
}: {
  readonly studio: Studio;
  readonly problems: readonly ContentProblem[];
  readonly departments: readonly { readonly key: string; readonly name: string }[];
  /** Keys of the topics that were on the air. */
  readonly onAir: ReadonlySet<string>;
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const { content, editable } = studio;
  const { topics, menu } = content;
  const write = (next: readonly Topic[]): void => studio.change({ ...content, topics: next });
  const levelOf = (key: string): string =>
    menu.nodes
      .filter(({ choices }) => choices.some(({ leadsTo }) => leadsTo.kind === 'topic' && leadsTo.topic === key))
      .map((node) => studio.names.levelTitle(node.key))
      .join(', ');
  const names = { de: '', tr: '', en: '', fr: '', it: '', pl: '', ku: '' };
  return (
    <>
      <p className="ui-muted">{t.topicStays}</p>
      {editable && (
        <Button
          icon="plus"
          onPress={() =>
            write([
              {
                key: freeKey(
                  'neues-thema',
                  topics.map(({ key }) => key),
                ),
                department: departments[0]?.key ?? '',
                names,
              },
              ...topics,
            ])
          }
        >
          {t.addTopic}
        </Button>
      )}
      {topics.map((topic, index) => {
        const set = (next: Partial<Topic>): void =>
          write(topics.map((one, i) => (i === index ? { ...one, ...next } : one)));
        const called = topic.names[ui] || topic.names.de || topic.key;
        const own = problems.filter((one) => one.topic === topic.key);
        return (
          // The key changes while somebody types it.
          <Panel
            key={onAir.has(topic.key) ? topic.key : `new ${topics.length - index}`}
            title={called}
            actions={
              editable && !onAir.has(topic.key) ? (
                <Button size="small" onPress={() => write(topics.filter((_, i) => i !== index))}>
                  {t.removeTopic(called)}
                </Button>
              ) : null
            }
          >
            <Mistakes studio={studio} problems={own} />
            <p className="ui-small ui-muted">
              {t.topicLevel}: {levelOf(topic.key) || t.notInMenu}
            </p>
            <details open={own.some(({ hint }) => !hint) || !onAir.has(topic.key)}>
              <summary>{`${t.topicKey}: ${topic.key}`}</summary>
              <div className="menu-topic">
                {!onAir.has(topic.key) && (
                  <TextField
                    label={t.topicKey}
                    value={topic.key}
                    isReadOnly={!editable}
                    maxLength={40}
                    onChange={(key) => set({ key })}
                  />
                )}
                <Select
                  label={t.topicDepartment}
                  choices={departments.map(({ key, name }) => ({ id: key, name }))}
                  value={departments.some(({ key }) => key === topic.department) ? topic.department : null}
                  disabled={!editable}
                  onChange={(department) => set({ department })}
                />
                {languages.map((language) => (
                  <TextField
                    key={language}
                    label={t.topicName(languageName(language, ui))}
                    value={topic.names[language]}
                    isReadOnly={!editable}
                    maxLength={120}
                    onChange={(text) => set({ names: { ...topic.names, [language]: text } })}
                  />
                ))}
                <Checkbox
                  checked={topic.protected === true}
                  disabled={!editable}
                  onChange={(isProtected) => set({ protected: isProtected })}
                >
                  {t.topicProtected}
                </Checkbox>
              </div>
            </details>
          </Panel>
        );
      })}
    </>
  );
}
