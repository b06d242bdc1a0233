// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Brings a list in: the file, what it would change, ticks, and all of them at once. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { ApiError, call, type Reply } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useRefresh } from '../../../ui/query.ts';
import { sendInPieces } from '../../../ui/send-file.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { getDirectory } from '../directory-edit.contract.ts';
import {
  applyDelivered,
  beginDelivery,
  compareDelivered,
  deliveryPiece,
  largestDelivery,
  sendDelivery,
  type RowDiffView,
} from '../delivery.contract.ts';
import { listDepartments, searchDirectory } from '../directory.contract.ts';
import { useDeliveryTexts } from '../delivery.texts.ts';
import { useDirectoryEditTexts } from '../directory-edit.texts.ts';

type Compared = Reply<typeof compareDelivered> & { readonly uploadId: string };

/** The button, and the window in which the list is looked at. */
export function DirectoryDelivery(): ReactNode {
  const t = useDeliveryTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [compared, setCompared] = useState<Compared | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [why, setWhy] = useState('');
  const [error, setError] = useState<string | null>(null);
  const words = (failed: unknown): string =>
    failed instanceof ApiError && failed.code === 'fileRefused'
      ? t.refused(t.reasons[String(failed.params['reason'])] ?? t.otherReason, failed.params)
      : errorText(failed);

  async function compare(uploadId: string): Promise<void> {
    const found = await call(compareDelivered, { params: { uploadId } });
    setCompared({ ...found, uploadId });
    // DI5: what is gone is taken away only by somebody who ticks it.
    setTicked(new Set(found.rows.filter((row) => row.fault === null && row.change !== 'gone').map((row) => row.id)));
  }
  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failed) {
      setError(words(failed));
      if (failed instanceof ApiError && failed.code === 'dataChanged' && compared)
        await compare(compared.uploadId).catch(() => undefined);
    } finally {
      setBusy(false);
    }
  }
  const choose = (file: File): Promise<void> =>
    run(async () => {
      setCompared(null);
      if (file.size > largestDelivery) throw new ApiError('uploadTooLarge');
      const { uploadId } = await call(beginDelivery, { body: { bytes: Math.max(1, file.size) } });
      await sendInPieces(
        file,
        deliveryPiece,
        (piece) => call(sendDelivery, { params: { uploadId }, body: piece }),
        () => undefined,
      );
      await compare(uploadId);
    });
  const apply = (): Promise<void> =>
    run(async () => {
      if (!compared) return;
      const { written } = await call(applyDelivered, {
        params: { uploadId: compared.uploadId },
        body: { token: compared.token, ids: [...ticked], why },
      });
      showToast('success', t.applied(written));
      refresh(getDirectory, listDepartments, searchDirectory);
      close();
    });
  const close = (): void => {
    setOpen(false);
    setCompared(null);
    setError(null);
    setWhy('');
  };
  const nothing = compared?.rows.length === 0;
  return (
    <>
      <Button icon="arrowUp" onPress={() => setOpen(true)}>
        {t.open}
      </Button>
      <Dialog
        title={t.title}
        open={open}
        width="wide"
        closeLabel={t.cancel}
        onClose={close}
        actions={
          <>
            <Button variant="quiet" onPress={close}>
              {t.cancel}
            </Button>
            <ActionButton
              variant="primary"
              busy={busy}
              disabledReason={!compared || ticked.size === 0 ? t.nothingTicked : undefined}
              onPress={() => void apply()}
            >
              {t.apply(ticked.size)}
            </ActionButton>
          </>
        }
      >
        <p className="ui-muted">{t.lead}</p>
        <div className="ui-list-detail-deeds">
          <FileTrigger
            onSelect={(chosen) => {
              const file = chosen?.[0];
              if (file) void choose(file);
            }}
          >
            <Button icon="plus">{t.choose}</Button>
          </FileTrigger>
        </div>
        {busy && <LoadingLine label={t.reading} />}
        {error !== null && (
          <Notice tone="warning" live="assertive">
            {error}
          </Notice>
        )}
        {compared && (
          <>
            <p role="status">
              {nothing ? t.noDifference(compared.same) : t.sums(sumsOf(compared.rows), compared.same)}
            </p>
            {compared.unknownColumns.length > 0 && (
              <Notice tone="info">{t.unknownColumns(compared.unknownColumns.join(', '))}</Notice>
            )}
            {!nothing && <Rows rows={compared.rows} ticked={ticked} onTick={setTicked} />}
            <TextField label={t.why} optional={t.optional} value={why} onChange={setWhy} maxLength={500} />
          </>
        )}
      </Dialog>
    </>
  );
}

function sumsOf(rows: readonly RowDiffView[]) {
  const count = (change: RowDiffView['change']): number => rows.filter((row) => row.change === change).length;
  return { new: count('new'), changed: count('changed'), gone: count('gone') };
}

function Rows({
  rows,
  ticked,
  onTick,
}: {
  readonly rows: readonly RowDiffView[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
}): ReactNode {
  const t = useDeliveryTexts();
  const { fields } = useDirectoryEditTexts();
  const shown = (field: string, text: string): string =>
    field === 'kind' && (text === 'person' || text === 'place') ? t.kinds[text] : text;
  const tick = (id: string, on: boolean): void => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    onTick(next);
  };
  return (
    <div className="ui-table-frame directory-delivery">
      <table className="ui-table directory-conflict">
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.changes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // Two rows of one key have the same id, and none of them can be ticked.
            <tr key={`${row.id} ${at}`}>
              <th scope="row">
                <Checkbox
                  checked={ticked.has(row.id) && row.fault === null}
                  disabled={row.fault !== null}
                  onChange={(on) => tick(row.id, on)}
                >
                  <span className="ui-hidden">{t.take}: </span>
                  {row.title === '' ? t.noName : row.title}
                </Checkbox>{' '}
                <Badge tone={row.change === 'gone' ? 'warning' : 'info'}>{t.change[row.change]}</Badge>
                <span className="directory-detail-line">
                  {t.kinds[row.what]}
                  {row.line > 0 && ` · ${t.line(row.line)}`}
                </span>
              </th>
              <td>
                {row.fault !== null && (
                  <Badge tone="danger" icon="alert">
                    {t.faults[row.fault]}
                  </Badge>
                )}
                {row.fields.map(({ field, before, after }) => (
                  <span key={field} className="directory-detail-line">
                    {t.days[field] ?? fields[field] ?? field}: {before === '' ? '' : `${shown(field, before)} → `}
                    {after === '' ? t.empty : shown(field, after)}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
