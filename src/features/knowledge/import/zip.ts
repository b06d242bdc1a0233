// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The parts of a ZIP file that an Excel sheet needs: its directory and single members as streams. No encryption, no ZIP64. */
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { ImportRefused, type Bytes } from './import-refused.ts';

/** Bytes one member may unpack to: beyond it is a bomb, not a table. */
const largestMember = 400_000_000;
const mostMembers = 10_000;

interface Member {
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly deflated: boolean;
  /** A link of a Unix system, not a file. */
  readonly link: boolean;
}

/** An opened ZIP file. */
export interface Zip {
  readonly names: readonly string[];
  /** Those of them that are links. */
  readonly links: readonly string[];
  /** How many bytes a member says it unpacks to; 0 for one that is not there. */
  bytesOf(name: string): number;
  /** The unpacked bytes of a member, or undefined when there is none of this name. */
  open(name: string): Bytes | undefined;
}

/** Reads the directory at the end of the file; throws `zipBroken`. */
export async function openZip(file: FileHandle): Promise<Zip> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > tail.length) throw new ImportRefused('zipBroken', 0, 'end');
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > mostMembers || length > 4_000_000 || start + length > size)
    throw new ImportRefused('zipBroken', 0, 'directory');
  const members = membersOf(await bytesAt(file, start, length), count);
  return {
    names: [...members.keys()],
    links: [...members].flatMap(([name, { link }]) => (link ? [name] : [])),
    bytesOf: (name) => members.get(name)?.size ?? 0,
    open: (name) => {
      const member = members.get(name);
      return member && unpacked(file, member, name);
    },
  };
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new ImportRefused('zipBroken', 0, 'cut');
  return buffer;
}

function membersOf(directory: Buffer, count: number): Map<string, Member> {
  const members = new Map<string, Member>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw new ImportRefused('zipBroken', 0, 'member');
    const method = directory.readUInt16LE(at + 10);
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const encrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (encrypted || (method !== 0 && method !== 8)) throw new ImportRefused('zipBroken', 0, name);
    members.set(name, {
      offset: directory.readUInt32LE(at + 42),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      deflated: method === 8,
      link: isLink(directory.readUInt8(at + 5), directory.readUInt32LE(at + 38)),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return members;
}

/** `host` 3 = the upper half of the attributes are those of a Unix file. */
function isLink(host: number, attributes: number): boolean {
  return host === 3 && ((attributes >>> 16) & 0o170000) === 0o120000;
}

async function* unpacked(file: FileHandle, member: Member, name: string): AsyncGenerator<Uint8Array, void, undefined> {
  const head = await bytesAt(file, member.offset, 30);
  if (head.readUInt32LE(0) !== 0x04034b50) throw new ImportRefused('zipBroken', 0, name);
  const start = member.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = Readable.from(pieces(file, start, member.packed));
  const stream = member.deflated ? packed.pipe(createInflateRaw()) : packed;
  packed.on('error', (error) => stream.destroy(error));
  let total = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      total += chunk.length;
      if (total > largestMember) throw new ImportRefused('tooLarge', 0, name);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof ImportRefused ? cause : new ImportRefused('zipBroken', 0, name, cause);
  }
}

async function* pieces(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer, void, undefined> {
  for (let at = 0; at < length; at += 65_536) yield bytesAt(file, start + at, Math.min(65_536, length - at));
}
