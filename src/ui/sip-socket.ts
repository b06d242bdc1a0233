// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The shape JsSIP expects of a socket; its own one keeps one address for ever, ours fetches a fresh ticket for every attempt. */
export interface SipSocket {
  readonly via_transport: string;
  readonly url: string;
  readonly sip_uri: string;
  connect(): void;
  disconnect(): void;
  isConnected(): boolean;
  isConnecting(): boolean;
  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean;
  onconnect: () => void;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void;
  ondata: (data: unknown) => void;
}

/**
 * A SIP WebSocket whose path is asked for before each connection, because the gate's tickets live only seconds.
 * @param pathOf gives the path on the own origin, e.g. `/phone?ticket=…`; a rejection counts as a lost connection.
 */
export function openSipSocket(pathOf: () => Promise<string>): SipSocket {
  const secure = location.protocol === 'https:';
  const origin = `${secure ? 'wss' : 'ws'}://${location.host}`;
  let socket: WebSocket | null = null;
  // Counts attempts, so that a ticket which arrives after `disconnect` opens nothing.
  let attempt = 0;
  let asking = false;

  const drop = (): void => {
    attempt += 1;
    asking = false;
    if (!socket) return;
    socket.onopen = socket.onclose = socket.onmessage = null;
    socket.close();
    socket = null;
  };

  const self: SipSocket = {
    via_transport: secure ? 'WSS' : 'WS',
    url: origin,
    sip_uri: `sip:${location.host};transport=ws`,
    connect() {
      if (self.isConnected() || self.isConnecting()) return;
      drop();
      const mine = attempt;
      asking = true;
      pathOf().then(
        (path) => {
          if (mine !== attempt) return;
          asking = false;
          const opened = new WebSocket(new URL(path, origin), 'sip');
          socket = opened;
          opened.binaryType = 'arraybuffer';
          opened.onopen = () => self.onconnect();
          opened.onmessage = (message: MessageEvent<unknown>) => self.ondata(message.data);
          opened.onclose = (closed) => {
            if (socket === opened) socket = null;
            self.ondisconnect(!closed.wasClean, closed.code, closed.reason);
          };
        },
        () => {
          if (mine !== attempt) return;
          asking = false;
          self.ondisconnect(true);
        },
      );
    },
    disconnect: drop,
    isConnected: () => socket?.readyState === WebSocket.OPEN,
    isConnecting: () => asking || socket?.readyState === WebSocket.CONNECTING,
    send(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(message as string);
      return true;
    },
    onconnect: () => undefined,
    ondisconnect: () => undefined,
    ondata: () => undefined,
  };
  return self;
}
