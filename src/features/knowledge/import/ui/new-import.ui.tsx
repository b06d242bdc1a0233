// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { listDepartments } from '../../../directory/directory.contract.ts';
import { call } from '../../../../ui/api.ts';
import { ActionButton, Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/check.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { useEndpoint } from '../../../../ui/query.ts';
import { Select } from '../../../../ui/select.tsx';
import { sendInPieces } from '../../../../ui/send-file.ts';
import { TextField } from '../../../../ui/text-field.tsx';
import {
  beginUpload,
  compareImport,
  largestUpload,
  listImportFiles,
  uploadPart,
  uploadPiece,
} from '../import.contract.ts';
import { useImportTexts } from '../import.texts.ts';

const nobody = 'none';

/** Chooses a file, sends it over in pieces, and has it compared. */
export function NewImport({
  folder,
  onStarted,
}: {
  readonly folder: boolean;
  readonly onStarted: (runId: string) => void;
}): ReactNode {
  const t = useImportTexts();
  const errorText = useErrorText(t.errors);
  const [file, setFile] = useState<File | null>(null);
  const [named, setNamed] = useState<string | null>(null);
  const [source, setSource] = useState('');
  const [complete, setComplete] = useState(true);
  const [department, setDepartment] = useState(nobody);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const departments = useEndpoint(listDepartments, {}).data?.departments ?? [];
  const files = useEndpoint(listImportFiles, {}, { enabled: folder }).data?.files ?? [];
  const sourceWrong = source !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(source);
  const tooBig = file !== null && file.size > largestUpload;
  const reason =
    file === null && named === null
      ? t.fileMissing
      : tooBig
        ? t.tooBig
        : source === '' || sourceWrong
          ? t.sourceHint
          : undefined;

  async function compare(): Promise<void> {
    setError(null);
    setPercent(0);
    try {
      const from = file === null ? { file: named ?? '' } : { uploadId: await upload(file, setPercent) };
      const { runId } = await call(compareImport, {
        body: {
          from,
          fileName: file?.name ?? named ?? '',
          source,
          complete,
          departmentId: department === nobody ? null : department,
        },
      });
      onStarted(runId);
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setPercent(null);
    }
  }

  return (
    <div className="import-new">
      <div className="import-file">
        <FileTrigger
          onSelect={(chosen) => {
            setFile(chosen?.[0] ?? null);
            setNamed(null);
          }}
        >
          <Button icon="plus">{t.chooseFile}</Button>
        </FileTrigger>
        <span role="status">{file?.name ?? ''}</span>
        <p className="ui-muted ui-small">{t.fileHint}</p>
      </div>
      {folder && (
        <div>
          <Select
            label={t.folder}
            choices={files.map(({ name, bytes }) => ({ id: name, name, detail: `${Math.ceil(bytes / 1024)} KB` }))}
            value={named}
            placeholder={files.length === 0 ? t.folderNone : t.chooseFile}
            onChange={(name) => {
              setNamed(name);
              setFile(null);
            }}
          />
          <p className="ui-muted ui-small">{t.folderHint}</p>
        </div>
      )}
      <TextField
        label={t.source}
        hint={t.sourceHint}
        value={source}
        onChange={setSource}
        maxLength={60}
        error={sourceWrong ? t.sourceWrong : undefined}
      />
      <div>
        <Select
          label={t.department}
          choices={[
            { id: nobody, name: t.departmentNone },
            ...departments.map(({ departmentId, name }) => ({ id: departmentId, name })),
          ]}
          value={department}
          onChange={setDepartment}
        />
        <p className="ui-muted ui-small">{t.departmentHint}</p>
      </div>
      <div>
        <Checkbox checked={complete} onChange={setComplete}>
          {t.complete}
        </Checkbox>
        <p className="ui-muted ui-small">{t.completeHint}</p>
      </div>
      {error !== null && (
        <Notice tone="danger" live="assertive">
          {error}
        </Notice>
      )}
      <div className="import-actions">
        <ActionButton
          variant="primary"
          disabledReason={reason}
          showReason
          busy={percent !== null}
          onPress={() => void compare()}
        >
          {t.compare}
        </ActionButton>
        <span role="status">{percent !== null && t.uploading(percent)}</span>
      </div>
    </div>
  );
}

/** Sends a file over; the id under which it can be compared. */
async function upload(file: File, progress: (percent: number) => void): Promise<string> {
  const { uploadId } = await call(beginUpload, { body: { bytes: Math.max(1, file.size) } });
  const send = (body: { offset: number; base64: string }) => call(uploadPart, { params: { uploadId }, body });
  await sendInPieces(file, uploadPiece, send, progress);
  return uploadId;
}
