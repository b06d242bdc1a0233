// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The levels with their keys: labels, what a key leads to, order, sentences, figures. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/page.tsx';
import type { ContentProblem } from '../menu-content.core.ts';
import { choiceKeys, type MenuChoice, type MenuNode, type Spoken } from '../menu.core.ts';
import type { KeyFigures } from '../menu-sound.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { LanguageOrder } from './language-order.ui.tsx';
import { LevelName } from './level-name.ui.tsx';
import { Choice } from './menu-choice.ui.tsx';
import { Mistakes } from './menu-problems.ui.tsx';
import { SentenceLine } from './sentence.ui.tsx';
import type { Studio } from './studio.ui.ts';

/** Figures of the keys and levels. */
export interface Figures {
  readonly keys: readonly KeyFigures[];
  readonly levels: readonly {
    readonly node: string;
    readonly person: number;
    readonly again: number;
    readonly hungUp: number;
  }[];
}

const noWords: Spoken = { de: '', tr: '', en: '', fr: '', it: '', pl: '', ku: '' };

/** All levels, the first one first. */
export function MenuLevels({
  studio,
  language,
  problems,
  figures,
}: {
  readonly studio: Studio;
  readonly language: Language;
  readonly problems: readonly ContentProblem[];
  readonly figures: Figures | undefined;
}): ReactNode {
  const { menu } = studio.content;
  const nodes = [...menu.nodes].sort((a, b) => Number(b.key === menu.root) - Number(a.key === menu.root));
  return (
    <div className="menu-levels">
      {nodes.map((node) => (
        <Level
          key={node.key}
          studio={studio}
          node={node}
          language={language}
          problems={problems.filter((one) => one.node === node.key)}
          figures={figures}
        />
      ))}
    </div>
  );
}

function Level({
  studio,
  node,
  language,
  problems,
  figures,
}: {
  readonly studio: Studio;
  readonly node: MenuNode;
  readonly language: Language;
  readonly problems: readonly ContentProblem[];
  readonly figures: Figures | undefined;
}): ReactNode {
  const t = useMenuTexts();
  const [isNaming, setIsNaming] = useState(false);
  const { content, editable } = studio;
  const { menu } = content;
  const isRoot = node.key === menu.root;
  const name = `menu-${node.key}`;
  const write = (choices: readonly MenuChoice[]): void =>
    studio.change({
      ...content,
      menu: { ...menu, nodes: menu.nodes.map((one) => (one.key === node.key ? { ...one, choices } : one)) },
    });
  const free = choiceKeys.find((key) => node.choices.every((choice) => choice.key !== key));
  const level = figures?.levels.find((one) => one.node === node.key);
  const title = studio.names.levelTitle(node.key);
  return (
    <section aria-label={title}>
      <Panel
        title={title}
        actions={
          editable && !isRoot ? (
            <>
              <Button size="small" aria-label={`${t.rename} ${title}`} onPress={() => setIsNaming(true)}>
                {t.rename}
              </Button>
              <Button
                size="small"
                onPress={() =>
                  studio.change({
                    ...content,
                    menu: { ...menu, nodes: menu.nodes.filter(({ key }) => key !== node.key) },
                  })
                }
              >
                {t.removeLevel}
              </Button>
            </>
          ) : null
        }
      >
        <Mistakes studio={studio} problems={problems.filter(({ choice }) => choice === undefined)} />
        <ol className="menu-choices" aria-label={title}>
          {node.choices.map((choice, index) => (
            <Choice
              // A key may stand twice while somebody writes.
              key={`${index} of ${node.choices.length}`}
              studio={studio}
              node={node}
              choice={choice}
              index={index}
              language={language}
              problems={problems.filter((one) => one.choice === index)}
              figures={figures}
              write={write}
            />
          ))}
        </ol>
        <p className="ui-small ui-muted">
          {isRoot ? t.fixedRoot : t.fixedLevel}
          {level && ` ${t.person(level.person)} · ${t.again(level.again)} · ${t.hungUp(level.hungUp)}`}
        </p>
        {editable &&
          (free ? (
            <Button
              icon="plus"
              size="small"
              onPress={() =>
                write([...node.choices, { key: free, labels: noWords, leadsTo: { kind: 'topic', topic: '' } }])
              }
            >
              {t.addChoice}
            </Button>
          ) : (
            <p className="ui-small ui-muted">{t.fullLevel}</p>
          ))}
        {isRoot && <LanguageOrder studio={studio} />}
        {isNaming && <LevelName studio={studio} node={node} onClose={() => setIsNaming(false)} />}
        <h3>{t.sentence}</h3>
        <SentenceLine
          studio={studio}
          name={name}
          language={language}
          sentence={studio.sentences(language).get(name) ?? ''}
        />
        <EveryLanguage studio={studio} name={name} />
      </Panel>
    </section>
  );
}

/** The sentence in all languages; only what is looked at is rendered, a page has many of them. */
function EveryLanguage({ studio, name }: { readonly studio: Studio; readonly name: string }): ReactNode {
  const t = useMenuTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t.allLanguages}</summary>
      {isOpen &&
        languages.map((one) => (
          <SentenceLine
            key={one}
            studio={studio}
            name={name}
            language={one}
            sentence={studio.sentences(one).get(name) ?? ''}
            showLanguage
          />
        ))}
    </details>
  );
}
