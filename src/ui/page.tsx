// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Building blocks of pages: the page itself, a panel, the empty state, a definition list. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './page.css';

/** A page with its heading; sets the window's title. `full` uses the whole width and height. */
export function Page({
  title,
  hideTitle = false,
  actions,
  full = false,
  children,
}: {
  readonly title: string;
  readonly hideTitle?: boolean;
  readonly actions?: ReactNode;
  readonly full?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    document.title = `${title} – Amtsleitung`;
  }, [title]);
  return (
    <div className={full ? 'ui-page ui-page-full' : 'ui-page'}>
      <div className={hideTitle && !actions ? 'ui-hidden' : 'ui-page-head'}>
        <h1 className={hideTitle ? 'ui-hidden' : ''}>{title}</h1>
        {actions && <div className="ui-page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** A framed part of a page with an optional heading. */
export function Panel({
  title,
  actions,
  children,
  className,
}: {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  return (
    <section className={`ui-panel ${className ?? ''}`}>
      {(title || actions) && (
        <div className="ui-panel-head">
          {title && <h2>{title}</h2>}
          {actions && <div className="ui-page-actions">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** What stands where nothing is yet: says why and what to do. */
export function EmptyState({
  icon = 'info',
  title,
  children,
}: {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="ui-empty">
      <Icon name={icon} size="2rem" />
      <p className="ui-empty-title">{title}</p>
      {children && <div className="ui-muted">{children}</div>}
    </div>
  );
}

/** Names with their values; a wide one has the whole line. */
export function Facts({
  facts,
}: {
  readonly facts: readonly { readonly name: string; readonly value: ReactNode; readonly wide?: boolean }[];
}): ReactNode {
  return (
    <dl className="ui-facts">
      {facts.map((fact) => (
        <div key={fact.name} className={fact.wide ? 'ui-fact-wide' : ''}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A thin moving line that says "loading" without covering what is already there. */
export function LoadingLine({ label }: { readonly label: string }): ReactNode {
  return <div className="ui-loading" role="progressbar" aria-label={label} />;
}
