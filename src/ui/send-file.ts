// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Sends a file piece by piece, each as base64 that fits into a request; a piece whose answer was lost is sent again. */
export async function sendInPieces(
  file: File,
  pieceBytes: number,
  send: (piece: { readonly offset: number; readonly base64: string }) => Promise<unknown>,
  progress: (percent: number) => void,
): Promise<void> {
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const bytes = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
    const piece = { offset, base64: base64Of(bytes) };
    await send(piece).catch(() => send(piece));
    progress(Math.floor((100 * Math.min(file.size, offset + pieceBytes)) / file.size));
  }
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  // Spread in slices: an argument list has a limit.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
