// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { listDepartments } from '../../directory/directory.contract.ts';
import { listNewsTopics } from '../../news/news.contract.ts';
import { createArticle, listEditedArticles } from '../editing/editing.contract.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { SituationChoice } from '../life-situations/ui/situation-choice.ui.tsx';

const noTopic = 'none';

/** A service the knowledge base does not know yet: what it is called, who answers for it, where in the menu it belongs. */
export function NewArticle({
  onClose,
  onMade,
}: {
  readonly onClose: () => void;
  readonly onMade: (articleId: string) => void;
}): ReactNode {
  const t = useEditingTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const departments = useEndpoint(listDepartments, {}).data?.departments ?? [];
  const topics = useEndpoint(listNewsTopics, {}).data?.topics ?? [];
  const [title, setTitle] = useState('');
  const [departmentId, setDepartment] = useState<string | null>(null);
  const [topic, setTopic] = useState(noTopic);
  const [leika, setLeika] = useState('');
  const [lifeSituations, setSituations] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useCommand(createArticle);
  const key = leika.replace(/\s/g, '');
  const isKey = key === '' || /^\d{14}$/.test(key);
  const make = (): void => {
    setTried(true);
    if (title.trim() === '' || departmentId === null || !isKey) return;
    mutate(
      {
        body: {
          ...{ title, departmentId, lifeSituations: [...lifeSituations] },
          ...{ topic: topic === noTopic ? null : topic, leika: key === '' ? null : key },
        },
      },
      {
        onSuccess: ({ articleId }) => {
          showToast('success', t.articleMade);
          refresh(listEditedArticles);
          onMade(articleId);
        },
      },
    );
  };
  return (
    <ConfirmDialog
      title={t.newArticle}
      cancel={t.cancel}
      confirm={t.make}
      width="normal"
      busy={isPending}
      onConfirm={make}
      onCancel={onClose}
    >
      <TextField
        label={t.newTitle}
        value={title}
        onChange={setTitle}
        maxLength={200}
        autoFocus
        error={tried && title.trim() === '' ? t.titleMissing : undefined}
      />
      <div className="facts-line">
        <Select
          label={t.department}
          choices={departments.map((one) => ({ id: one.departmentId, name: one.name }))}
          value={departmentId}
          onChange={setDepartment}
          placeholder="–"
        />
        <Select
          label={t.topic}
          choices={[{ id: noTopic, name: t.noTopic }, ...topics.map((one) => ({ id: one.key, name: one[ui] }))]}
          value={topic}
          onChange={setTopic}
        />
      </div>
      <TextField
        label={t.newLeika}
        value={leika}
        onChange={setLeika}
        maxLength={30}
        error={tried && !isKey ? t.leikaWrong : undefined}
      />
      <SituationChoice chosen={lifeSituations} onChange={setSituations} />
      {tried && departmentId === null && <Notice tone="warning">{t.errors.departmentUnknown}</Notice>}
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      <p className="ui-muted ui-small">{t.newArticleHint}</p>
    </ConfirmDialog>
  );
}
