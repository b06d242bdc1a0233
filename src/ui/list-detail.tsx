// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { LoadingLine } from './page.tsx';
import './list-detail.css';

/** What stands below the list: how many there are, and the way to more. */
export interface ListFoot {
  readonly count: string;
  /** Label of the button; absent = all are shown. */
  readonly more?: string | undefined;
  readonly onMore: () => void;
}

/** A list with the opened entry beside it; on a narrow screen one takes the place of the other. */
export function ListDetail({
  above,
  loading,
  list,
  foot,
  entry,
  none,
}: {
  /** Notices and the like over the list. */
  readonly above?: ReactNode;
  /** What is being loaded; undefined = nothing. */
  readonly loading: string | undefined;
  readonly list: ReactNode;
  /** Undefined = nothing is known yet. */
  readonly foot: ListFoot | undefined;
  /** The opened entry; null = none is. */
  readonly entry: ReactNode;
  /** Shown in its place. */
  readonly none: ReactNode;
}): ReactNode {
  return (
    <div className={`ui-list-detail-frame ${entry ? 'ui-list-detail-open' : ''}`}>
      <div className="ui-list-detail-list">
        {above}
        <div className="ui-list-detail-progress">{loading !== undefined && <LoadingLine label={loading} />}</div>
        {list}
        {foot && (
          <div className="ui-list-detail-foot">
            <p className="ui-muted ui-small" role="status">
              {foot.count}
            </p>
            {foot.more !== undefined && (
              <Button size="small" onPress={foot.onMore}>
                {foot.more}
              </Button>
            )}
          </div>
        )}
      </div>
      {entry || <div className="ui-list-detail-none">{none}</div>}
    </div>
  );
}
