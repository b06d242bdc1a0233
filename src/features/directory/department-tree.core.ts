// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Departments as a tree: who stands under whom (D10). */

/** A department with the key of the one above it. */
export interface TreeNode {
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Depth first, siblings by name, each with how deep it stands (0 = on top). Whoever's parent is missing stands on top. */
export function treeOrder<Node extends TreeNode>(
  nodes: readonly Node[],
): readonly { readonly node: Node; readonly depth: number }[] {
  const known = new Set(nodes.map(({ key }) => key));
  const below = new Map<string | null, Node[]>();
  for (const node of nodes) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), node]);
  }
  const walk = (parent: string | null, depth: number): { node: Node; depth: number }[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => a.name.localeCompare(b.name, 'de'))
      .flatMap((node) => [{ node, depth }, ...walk(node.key, depth + 1)]);
  return walk(null, 0);
}

/** True when `parent` is the department itself or stands somewhere under it. */
export function isBelowItself(
  nodes: readonly Pick<TreeNode, 'key' | 'parent'>[],
  key: string,
  parent: string,
): boolean {
  const parents = new Map(nodes.map((node) => [node.key, node.parent]));
  const passed = new Set<string>();
  for (let at: string | null = parent; at !== null && !passed.has(at); at = parents.get(at) ?? null) {
    if (at === key) return true;
    passed.add(at);
  }
  return false;
}
