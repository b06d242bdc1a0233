// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
//
// Installs node_modules when they are missing or older than the lock file. Used by launch.cjs, so it runs on any Node
// from 18 on. Everything it says goes to stderr.
'use strict';

const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..', '..');
const modules = path.join(root, 'node_modules');
const marker = path.join(modules, '.amtsleitung-installed');

function say(text) {
  process.stderr.write(text + '\n');
}

/** Ends with one sentence. */
function stop(text) {
  say(text);
  process.exit(1);
}

/** What the lock file asks for, as one hash. */
function wanted() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) {
    const text = fs.readFileSync(path.join(root, name), 'utf8');
    hash.update(name === 'package.json' ? JSON.stringify(dependenciesOf(JSON.parse(text))) : text);
  }
  return hash.digest('hex') + ' ' + process.arch;
}

function dependenciesOf(manifest) {
  return [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies];
}

/** The Node that runs our code: the packaged one, else a new enough one that runs us; undefined = none. */
function nodePath() {
  const packaged = path.join(modules, 'node-' + process.platform + '-' + process.arch, 'bin', 'node');
  if (fs.existsSync(packaged)) return packaged;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}

/** True if everything of the lock file is there for this machine. */
function isInstalled() {
  if (nodePath() === undefined || lacking().length > 0) return false;
  try {
    if (fs.readFileSync(marker, 'utf8') === wanted()) return true;
  } catch {
    // No marker: somebody ran npm by hand. Then npm's own record tells.
  }
  if (!matchesNpmRecord()) return false;
  remember();
  return true;
}

function lockedPackages() {
  return JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
}

/**
 * Locked packages with programs for this machine that are not there. npm leaves optional ones out whose `engines` do not
 * name the Node it runs on; ours are run by the Node 24 that comes along.
 */
function lacking() {
  const fits = (asked, own) => asked === undefined || [].concat(asked).includes(own);
  return Object.entries(lockedPackages())
    .filter(([, entry]) => entry.os !== undefined || entry.cpu !== undefined)
    .filter(
      ([, entry]) => fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && fits(entry.libc, 'glibc'),
    )
    .filter(([key]) => !fs.existsSync(path.join(root, key, 'package.json')))
    .map(([key, entry]) => ({
      folder: path.join(root, key),
      name: key.slice(key.lastIndexOf('node_modules/') + 13),
      ...entry,
    }));
}

/** Fetches by npm what npm left out, checked against the lock's hash. Returns what went wrong, or ''. */
function addLacking() {
  const missing = lacking();
  if (missing.length === 0) return '';
  const folder = fs.mkdtempSync(path.join(modules, '.amtsleitung-'));
  try {
    for (const { folder: target, name, version, integrity } of missing) {
      const [program, ...first] = npm();
      const packed = spawnSync(
        program,
        [...first, 'pack', name + '@' + version, '--pack-destination', folder, '--loglevel=error'],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
      const file = path.join(
        folder,
        String(packed.stdout || '')
          .trim()
          .split('\n')
          .pop(),
      );
      if (packed.status !== 0 || !fs.existsSync(file)) return String(packed.stderr) || name + ' could not be fetched';
      const hash = 'sha512-' + createHash('sha512').update(fs.readFileSync(file)).digest('base64');
      if (hash !== integrity) return name + ' ' + version + ' is not the package of the lock file (EINTEGRITY)';
      const unpacked = path.join(folder, 'unpacked');
      fs.mkdirSync(unpacked);
      const untarred = spawnSync('tar', ['-xzf', file, '--strip-components=1', '-C', unpacked], { encoding: 'utf8' });
      if (untarred.status !== 0) return String(untarred.stderr) || 'tar could not be run';
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.rmSync(target, { recursive: true, force: true });
      fs.renameSync(unpacked, target);
    }
    return '';
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** True if npm's record of what it installed has every package of the lock in its version; optional ones may lack. */
function matchesNpmRecord() {
  try {
    const lock = lockedPackages();
    const there = JSON.parse(fs.readFileSync(path.join(modules, '.package-lock.json'), 'utf8')).packages;
    const asked = JSON.stringify(dependenciesOf(lock['']));
    if (asked !== JSON.stringify(dependenciesOf(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')))))
      return false;
    return Object.keys(lock).every((key) => {
      if (key === '') return true;
      const found = there[key];
      return found
        ? found.version === lock[key].version
        : Boolean(lock[key].optional || lock[key].devOptional || lock[key].peer);
    });
  } catch {
    return false;
  }
}

function remember() {
  try {
    fs.writeFileSync(marker, wanted());
  } catch {
    // A checkout that cannot be written is checked anew each time.
  }
}

function unwritable(error) {
  const what = 'This folder cannot be written (' + error.code + ': ' + modules + '), so nothing can be installed; ';
  stop(what + 'make it writable or run "npm install" there as its owner.');
}

/** One installation at a time: the lock names the process that installs. */
function withInstallLock(work) {
  const lock = path.join(modules, '.amtsleitung-installing');
  try {
    fs.mkdirSync(modules, { recursive: true });
  } catch (error) {
    unwritable(error);
  }
  for (let told = false; ;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') unwritable(error);
    }
    if (!isRunning(Number(readOr(lock, '0')))) {
      fs.rmSync(lock, { force: true });
      continue;
    }
    if (!told) say('· waiting for another installation in this folder');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
  const free = () => fs.rmSync(lock, { force: true });
  process.on('exit', free);
  work();
  free();
  process.off('exit', free);
}

function readOr(file, other) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return other;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** npm beside the running Node, as npm itself names it, or from PATH. */
function npm() {
  const own = process.env.npm_execpath;
  return own && /npm-cli\.js$/.test(own) && fs.existsSync(own) ? [process.execPath, own] : ['npm'];
}

/** What to do about npm's complaint. */
function remedy(complaint) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET/.test(complaint)) {
    return 'the npm registry cannot be reached; check the network or the setting "npm config get registry"';
  }
  if (/CERT|SELF_SIGNED/.test(complaint)) {
    return 'the npm registry shows a certificate this machine does not trust; set NODE_EXTRA_CA_CERTS to the file with your own authority';
  }
  if (/ENOSPC|EACCES|EROFS/.test(complaint)) return 'the folder ' + root + ' cannot be written or the disk is full';
  return 'npm says why above';
}

function failed(complaint, otherwise) {
  const code = (/code ([A-Z][A-Z_]+)/.exec(complaint) || [])[1] || otherwise;
  stop(
    'The packages could not be installed (' +
      code +
      '): ' +
      remedy(complaint) +
      ', then start again. Nothing was started.',
  );
}

function install() {
  if (isInstalled()) return;
  say('· installing the packages of this version (once, one to three minutes)');
  const [program, ...first] = npm();
  const asked = ['install', '--no-save', '--no-audit', '--no-fund', '--include=optional', '--include=dev'];
  const done = spawnSync(program, [...first, ...asked, '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 'pipe'],
    maxBuffer: 1 << 26,
  });
  const complaint = String(done.stderr || '');
  process.stderr.write(complaint);
  if (done.error)
    stop(
      'npm could not be run (' + done.error.code + '); install npm (Debian: apt-get install npm), then start again.',
    );
  if (done.status !== 0) failed(complaint, 'exit code ' + done.status);
  const trouble = addLacking();
  if (trouble !== '') {
    say(trouble);
    failed(trouble, 'incomplete');
  }
  if (nodePath() === undefined) {
    stop(
      'There is no Node 24 package for ' +
        process.platform +
        ' ' +
        process.arch +
        '; run this on Linux (x64 or arm64) or with a Node from 24 on.',
    );
  }
  remember();
}

/** Installs what is missing; returns when everything is there, ends the process with one sentence when it cannot be. */
function ensureInstalled() {
  if (!isInstalled()) withInstallLock(install);
}

module.exports = { ensureInstalled, nodePath, root, stop };
