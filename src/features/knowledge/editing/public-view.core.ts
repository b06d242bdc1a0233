// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What of an article is meant for the public: nothing that only the team may know. Rules: attachments.spec.md, AT7. */

/** An article as far as parts of it are only for the team. */
interface WithInternal {
  readonly internalHtml: string;
  readonly leika: string | null;
  readonly titles: Readonly<Record<string, string>>;
  readonly attachments: readonly { readonly internal: boolean }[];
}

/** The article without hints, keys and files of the team. */
export function asPublic<Article extends WithInternal>(article: Article): Article {
  return {
    ...article,
    internalHtml: '',
    leika: null,
    titles: {},
    attachments: article.attachments.filter(({ internal }) => !internal),
  };
}
