// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A chosen folder as a ZIP file, packed in the browser: on its way it is one file like any other. */
import { zipSync, type Zippable } from 'fflate';

/** Of what lies in a city's folder, only its texts and recordings are sent. Undefined = there are none. */
export async function zipOfFolder(files: readonly File[]): Promise<File | undefined> {
  const members: Zippable = {};
  for (const file of files) {
    // `folder/services/reisepass.md`: the folder's own name goes first.
    const path = file.webkitRelativePath.split('/').slice(1).join('/');
    const isText = /^(?:services\/)?[^/]+\.(?:ya?ml|md)$/i.test(path);
    const isSound = /^prompts\/[^/]+\/[^/]+\.wav$/i.test(path);
    // Sound hardly packs.
    if (isText || isSound) members[path] = [new Uint8Array(await file.arrayBuffer()), { level: isSound ? 0 : 6 }];
  }
  if (!('city.yaml' in members)) return undefined;
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? 'stadt';
  return new File([new Uint8Array(zipSync(members))], `${name}.zip`, { type: 'application/zip' });
}
