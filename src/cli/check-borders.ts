// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The import borders of docs/architecture.md: who may know whom. Written by hand because a linter sees an import only
 * as text, and because dependency-cruiser checks nothing under TypeScript 7. Pure: paths and sources in, problems out.
 */
import { posix } from 'node:path';

/** A source file with its path from the repository's root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One finding; `line` counts from 1. */
export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

interface Import {
  readonly target: string;
  readonly line: number;
}

/** The layer of a file by its suffix, or the room it stands in where the suffix says nothing. */
type Layer = 'core' | 'contract' | 'store' | 'shell' | 'routes' | 'ui' | 'texts' | 'port' | 'plain';

const suffix = /\.(core|contract|store|shell|routes|ui|texts|port)\.tsx?$/;

function layerOf(path: string): Layer {
  return (suffix.exec(path)?.[1] as Layer | undefined) ?? 'plain';
}

function isTest(path: string): boolean {
  return /\.(test|fixture)\.tsx?$/.test(path) || path.startsWith('test/') || path.startsWith('bench/');
}

const featureOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];
const inside = (path: string, folder: string): boolean => path.startsWith(`src/${folder}/`);

/** Layers a layer of a feature must not know, in its own feature too. */
const forbiddenLayers: Readonly<Record<Layer, readonly Layer[]>> = {
  core: ['contract', 'store', 'shell', 'routes', 'ui', 'texts'],
  contract: ['store', 'shell', 'routes', 'ui'],
  store: ['shell', 'routes', 'ui'],
  shell: ['routes', 'ui'],
  routes: ['ui'],
  ui: ['store', 'shell', 'routes'],
  texts: ['store', 'shell', 'routes', 'ui'],
  port: ['store', 'shell', 'routes', 'ui'],
  plain: [],
};

/** Packages a layer may import; layers not named here may import any. */
const allowedPackages: Partial<Record<Layer, RegExp>> = {
  core: /^(temporal-polyfill|libphonenumber-js(\/(max|min))?)$/,
  contract: /^zod$/,
  texts: /^$/,
};

const clock = 'src/platform/clock.ts';
/** Files of src/lib that name nothing of the machine, so that a core may use them. */
const plainLib = /^src\/lib\/(pure\/.*|result\.ts|contract\.ts)$/;

/** Why this import is not allowed, or undefined if it is. `target` is a path from the root, `node:…` or a package. */
export function borderBroken(from: string, target: string): string | undefined {
  if (isTest(from)) return undefined;
  return target.startsWith('src/') ? brokenBetweenRooms(from, target) : brokenByPackage(from, target);
}

function brokenByPackage(from: string, target: string): string | undefined {
  const layer = layerOf(from);
  const allowed = inside(from, 'lib/pure') ? allowedPackages.core : allowedPackages[layer];
  if (allowed && !allowed.test(target))
    return `a ${inside(from, 'lib/pure') ? 'pure file' : layer} must not import ${target}`;
  const runsInBrowser = layer === 'ui' || inside(from, 'ui');
  if (runsInBrowser && target.startsWith('node:')) return `browser code must not import ${target}`;
  return undefined;
}

function brokenBetweenRooms(from: string, target: string): string | undefined {
  if (isTest(target)) return 'only tests import tests';
  // The time is read through one file everywhere (decision 6), also in the browser; cores and contracts have none.
  if (target === clock && !/^(core|contract)$/.test(layerOf(from)) && !inside(from, 'lib')) return undefined;
  if (inside(from, 'lib/pure') && !inside(target, 'lib/pure') && target !== 'src/lib/result.ts')
    return 'src/lib/pure imports only itself';
  if (inside(from, 'lib') && !inside(target, 'lib')) return 'src/lib imports only itself';
  if (inside(from, 'platform') && !inside(target, 'platform') && !inside(target, 'lib'))
    return 'src/platform imports only itself and src/lib';
  if (inside(from, 'ui') && !inside(target, 'ui') && !inside(target, 'lib'))
    return 'src/ui imports only itself and src/lib';
  if (inside(target, 'cli') && !inside(from, 'cli')) return 'nothing imports a command from src/cli';
  if (target === 'src/main.ts') return 'nothing imports src/main.ts';
  const layer = layerOf(from);
  const targetLayer = layerOf(target);
  if (layer === 'ui' && (inside(target, 'platform') || targetLayer === 'store' || targetLayer === 'shell'))
    return 'screens know contracts and cores, never the server behind them';
  const feature = featureOf(from);
  return feature === undefined ? undefined : brokenByFeature(feature, layer, target, targetLayer);
}

function brokenByFeature(feature: string, layer: Layer, target: string, targetLayer: Layer): string | undefined {
  if (inside(target, 'app')) return 'a feature must not import src/app; src/app/wiring.ts hands it what it needs';
  const other = featureOf(target);
  if (other !== undefined && other !== feature && targetLayer !== 'core' && targetLayer !== 'contract')
    return 'a feature imports only *.core.ts and *.contract.ts of another; more goes through src/app/wiring.ts';
  if (layer === 'core' && other === undefined && !plainLib.test(target))
    return 'a core imports only cores, src/lib/pure, src/lib/result.ts and src/lib/contract.ts';
  if (layer === 'contract' && other === undefined && !inside(target, 'lib'))
    return 'a contract imports only cores, contracts and src/lib';
  if (inside(target, 'ui') && layer !== 'ui' && layer !== 'texts') return 'only screens and their texts import src/ui';
  if (
    inside(target, 'platform') &&
    layer === 'shell' &&
    !/\.port\.ts$|\/(clock|observe|journal|database|login)\b/.test(target)
  )
    return 'a shell knows the outside world only through *.port.ts, clock, observe, journal, database and login';
  if (other !== undefined && forbiddenLayers[layer].includes(targetLayer))
    return `a ${layer} must not import a ${targetLayer}`;
  return undefined;
}

/** All imports of a source: static, re-exported and dynamic with a fixed name. */
export function importsOf(source: SourceFile): Import[] {
  const code = source.text.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const patterns = [
    /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^[ \t]*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  ];
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({
      target: resolveImport(source.path, match[1] ?? ''),
      line: code.slice(0, match.index + match[0].length).split('\n').length,
    })),
  );
}

function resolveImport(from: string, name: string): string {
  return name.startsWith('.') ? posix.join(posix.dirname(from), name) : name;
}

/** Every border that is crossed in these files. */
export function borderProblems(files: readonly SourceFile[]): Problem[] {
  return files
    .filter(({ path }) => /\.tsx?$/.test(path))
    .flatMap((file) =>
      importsOf(file).flatMap(({ target, line }) => {
        const message = borderBroken(file.path, target);
        return message === undefined ? [] : [{ path: file.path, line, message: `${message} (${target})` }];
      }),
    );
}
