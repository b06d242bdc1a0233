// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { useUiLanguage } from '../../../../ui/texts.ts';
import type { CityMistake } from '../city-files.contract.ts';
import { useCityFileTexts } from '../city-files.texts.ts';
import '../../../../ui/table.css';

/** Mistakes by file and line, in the reader's language. */
export function MistakeTable({ mistakes }: { readonly mistakes: readonly CityMistake[] }): ReactNode {
  const t = useCityFileTexts();
  const language = useUiLanguage();
  return (
    <div className="ui-table-frame">
      <table className="ui-table city-files-mistakes">
        <thead>
          <tr>
            <th scope="col">{t.place}</th>
            <th scope="col">{t.mistake}</th>
          </tr>
        </thead>
        <tbody>
          {mistakes.map(({ file, line, de, en }) => (
            <tr key={`${file}:${line} ${de}`}>
              <th scope="row">
                {file}:{line}
              </th>
              <td>{language === 'de' ? de : en}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
