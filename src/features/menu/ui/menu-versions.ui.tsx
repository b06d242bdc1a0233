// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Every version, what differs from the air, and bringing an old one back. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatDateTime } from '../../../ui/format.ts';
import { LoadingLine } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { MenuContent } from '../menu-content.core.ts';
import { readMenuVersion, type MenuVersion } from '../menu.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { DifferenceTable } from './difference-table.ui.tsx';

/** The list of versions, newest first. */
export function MenuVersions({
  versions,
  onAir,
  hasDraft,
  busy,
  onRestore,
}: {
  readonly versions: readonly MenuVersion[];
  readonly onAir: MenuContent;
  readonly hasDraft: boolean;
  readonly busy: boolean;
  readonly onRestore: (version: MenuVersion) => void;
}): ReactNode {
  const t = useMenuTexts();
  const language = useUiLanguage();
  const [compared, setCompared] = useState<MenuVersion | null>(null);
  const at = (iso: string): string => formatDateTime(iso, language);
  return (
    <>
      <ol className="menu-versions">
        {versions.map((version) => (
          <li key={version.versionId}>
            <strong>{t.versionNumber(version.number)}</strong>{' '}
            <Badge tone={version.state === 'live' ? 'success' : version.state === 'tested' ? 'info' : 'neutral'}>
              {t.states[version.state]}
            </Badge>
            <span className="ui-small ui-muted">
              {[
                t.draftBy(version.changedBy ?? t.unknownPerson, at(version.changedAt)),
                version.restores === null ? '' : t.restores(version.restores),
                version.testedAt === null ? '' : t.testedBy(version.testedBy ?? t.somebody, at(version.testedAt)),
                version.testNote === '' ? '' : t.why(version.testNote),
                version.liveAt === null
                  ? ''
                  : (version.state === 'live' ? t.liveAt : t.wasLiveAt)(
                      version.liveBy ?? t.unknownPerson,
                      at(version.liveAt),
                    ),
                version.alone ? t.alone : '',
                version.liveWhy === '' ? '' : t.why(version.liveWhy),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
            <span className="menu-versions-actions">
              <Button
                size="small"
                aria-label={`${t.compare}: ${t.versionNumber(version.number)}`}
                onPress={() => setCompared(version)}
              >
                {t.compare}
              </Button>
              {version.state !== 'draft' && version.state !== 'tested' && (
                <ActionButton
                  size="small"
                  label={`${t.restore}: ${t.versionNumber(version.number)}`}
                  busy={busy}
                  disabledReason={hasDraft ? t.restoreBlocked : undefined}
                  onPress={() => onRestore(version)}
                >
                  {t.restore}
                </ActionButton>
              )}
            </span>
          </li>
        ))}
      </ol>
      {compared && (
        <Dialog
          title={`${t.versionNumber(compared.number)}: ${t.diff}`}
          open
          width="wide"
          closeLabel={t.close}
          onClose={() => setCompared(null)}
        >
          <Compared versionId={compared.versionId} onAir={onAir} />
        </Dialog>
      )}
    </>
  );
}

function Compared({ versionId, onAir }: { readonly versionId: string; readonly onAir: MenuContent }): ReactNode {
  const t = useMenuTexts();
  const { data } = useEndpoint(readMenuVersion, { params: { versionId } });
  if (data?.versionId !== versionId) return <LoadingLine label={t.loading} />;
  return <DifferenceTable before={onAir} after={data.content as unknown as MenuContent} />;
}
