// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
//
// The entry of every npm script: `node launch.cjs COMMAND [arguments]`. Runs on any Node from 18 on: installs what
// is missing, then runs src/cli/COMMAND.ts with the Node 24 that comes as a package. Only the command writes to stdout.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const { ensureInstalled, nodePath, root, stop } = require('./src/cli/launch-install.cjs');

/** The script of a command: `city:check` lies in src/cli/city-check.ts, `bench:core` in bench/core.ts. */
function scriptOf(name) {
  const folder = name.startsWith('bench:') ? path.join(root, 'bench') : path.join(root, 'src', 'cli');
  const file = path.join(folder, name.replace(/^bench:/, '').replace(/:/g, '-') + '.ts');
  if (/^[a-z][a-z0-9:-]*$/.test(name) && fs.existsSync(file)) return file;
  const known = Object.keys(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).scripts || {});
  return stop('There is no command "' + name + '". The commands are: ' + known.join(', ') + '.');
}

function cannotRun(error) {
  const what = 'Node 24 in ' + nodePath() + ' cannot be run (' + error.code + '); ';
  stop(what + 'is the folder on a disk without execution rights (noexec), or the system not based on glibc?');
}

function main() {
  const [command = '', ...args] = process.argv.slice(2);
  if (Number(process.versions.node.split('.')[0]) < 18) {
    stop('This needs Node 18 or later, here is ' + process.version + '; install a newer one.');
  }
  const script = scriptOf(command);
  ensureInstalled();
  const child = spawn(nodePath(), [script, ...args], { stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.on('error', cannotRun);
  child.on('exit', (code, name) => process.exit(code === null ? 128 + (os.constants.signals[name] || 1) : code));
}

main();
