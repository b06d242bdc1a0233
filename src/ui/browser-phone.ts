// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The phone in the browser: the agent's and the citizen's. The only file that knows JsSIP (loaded when first needed),
 * so that the library can be exchanged. It holds at most one call; what it shows is `phone-state.ts`.
 */
import type { UA } from 'jssip';
import { closeStream, openMicrophone } from './microphone.ts';
import { phoneStep, silentPhone } from './phone-state.ts';
import type { PhoneEnd, PhoneEvent, PhoneState } from './phone-state.ts';
import type { BrowserPhone, PhoneCredentials, PhoneOptions } from './phone.port.ts';
import { endOf } from './sip-causes.ts';
import { openSipSocket } from './sip-socket.ts';

type Session = ReturnType<UA['call']>;
const retryRefusedMs = 5000;

/** A phone that is off; `start` connects it. */
export function openBrowserPhone(options: PhoneOptions): BrowserPhone {
  let state: PhoneState = silentPhone;
  const listeners = new Set<() => void>();
  let ua: UA | null = null;
  let session: Session | null = null;
  let near: MediaStream | null = null;
  let far: MediaStream | null = null;
  let known: PhoneCredentials | null = null;
  let first: PhoneCredentials | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  // Counts starts and stops, so that an answer to an earlier start changes nothing.
  let life = 0;
  // Counts ended calls, so that a microphone which opens too late is closed again.
  let endedCalls = 0;

  const happened = (event: PhoneEvent): void => {
    const next = phoneStep(state, event);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const forgetCall = (end: PhoneEnd): void => {
    endedCalls += 1;
    session = null;
    closeStream(near);
    near = null;
    far = null;
    options.speaker.srcObject = null;
    happened({ type: 'callEnded', end });
  };

  const hear = (peer: RTCPeerConnection): void => {
    peer.addEventListener('track', (event) => {
      far = event.streams[0] ?? new MediaStream([event.track]);
      options.speaker.srcObject = far;
      options.speaker.play().catch(() => happened({ type: 'troubleCame', trouble: 'soundBlocked' }));
    });
    peer.addEventListener('connectionstatechange', () => {
      if (peer.connectionState === 'connected') happened({ type: 'soundFlowed' });
      if (peer.connectionState === 'disconnected' || peer.connectionState === 'failed')
        happened({ type: 'soundInterrupted' });
    });
  };

  const follow = (followed: Session): void => {
    session = followed;
    const mine = (act: () => void) => (): void => {
      if (session === followed) act();
    };
    followed.on('peerconnection', ({ peerconnection }) => hear(peerconnection));
    followed.on(
      'accepted',
      mine(() => happened({ type: 'callConnected' })),
    );
    followed.on(
      'confirmed',
      mine(() => happened({ type: 'callConnected' })),
    );
    const ended = (event: { originator: string; cause: string }): void => {
      if (session === followed) forgetCall(endOf(event));
    };
    followed.on('ended', ended);
    followed.on('failed', ended);
  };

  /** Credentials for the next connection; other ones than before need a new user agent. */
  const path = async (mine: number): Promise<string> => {
    const fresh = first ?? (await options.credentials());
    first = null;
    if (mine === life && known && (fresh.phoneId !== known.phoneId || fresh.password !== known.password)) {
      restart(fresh);
      throw new Error('the phone has new credentials');
    }
    return fresh.webSocketPath;
  };

  const open = async (given?: PhoneCredentials): Promise<void> => {
    const mine = life;
    happened({ type: 'lineChanged', line: 'connecting' });
    try {
      const [{ default: jssip }, credentials] = await Promise.all([import('jssip'), given ?? options.credentials()]);
      if (mine !== life) return;
      known = first = credentials;
      ua = new jssip.UA({
        sockets: openSipSocket(() => path(mine)),
        uri: `sip:${credentials.phoneId}@${credentials.sipHost}`,
        authorization_user: credentials.phoneId,
        password: credentials.password,
        register: options.register,
        register_expires: 120,
        session_timers: false,
        connection_recovery_min_interval: 1,
        connection_recovery_max_interval: 8,
        user_agent: 'Amtsleitung',
      });
      listen(ua, mine);
      ua.start();
    } catch {
      if (mine === life) lost('lost');
    }
  };

  const listen = (agent: UA, mine: number): void => {
    const now = (act: () => void) => (): void => {
      if (mine === life) act();
    };
    agent.on(
      'connecting',
      now(() => state.line !== 'lost' && happened({ type: 'lineChanged', line: 'connecting' })),
    );
    agent.on(
      'connected',
      now(() => !options.register && happened({ type: 'lineChanged', line: 'ready' })),
    );
    agent.on(
      'registered',
      now(() => happened({ type: 'lineChanged', line: 'ready' })),
    );
    agent.on(
      'unregistered',
      now(() => agent.isConnected() && lost('refused')),
    );
    agent.on(
      'registrationFailed',
      now(() => agent.isConnected() && lost('refused')),
    );
    agent.on(
      'disconnected',
      now(() => happened({ type: 'lineChanged', line: 'lost' })),
    );
    agent.on('newRTCSession', (event: { originator: string; session: Session }) => {
      if (mine !== life || event.originator !== 'remote') return;
      if (session) {
        event.session.terminate({ status_code: 486 });
        return;
      }
      follow(event.session);
      happened({ type: 'callRang' });
    });
  };

  /** A refused phone asks for new credentials after a while, but never while a call runs on the old ones. */
  const lost = (line: 'lost' | 'refused'): void => {
    happened({ type: 'lineChanged', line });
    clearTimeout(retry);
    retry = setTimeout(() => (session ? lost(line) : restart()), retryRefusedMs);
  };

  const close = (): void => {
    life += 1;
    clearTimeout(retry);
    ua?.stop();
    ua = null;
    known = null;
  };

  const restart = (given?: PhoneCredentials): void => {
    if (session) return;
    close();
    void open(given);
  };

  const withMicrophone = async (use: (stream: MediaStream) => void): Promise<void> => {
    const before = endedCalls;
    const answer = await openMicrophone(options.microphone?.());
    if (!answer.ok) {
      happened({ type: 'troubleCame', trouble: answer.trouble });
      return;
    }
    // The caller may have gone while the browser asked for permission.
    if (endedCalls !== before) return closeStream(answer.stream);
    near = answer.stream;
    use(answer.stream);
  };

  const rtc = (): RTCConfiguration => ({ iceServers: [...(known?.iceServers ?? [])] });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (ua || state.line !== 'off') return;
      life += 1;
      void open();
    },
    stop() {
      const running = session;
      if (running) forgetCall('hungUpHere');
      if (running && !running.isEnded()) running.terminate();
      close();
      happened({ type: 'lineChanged', line: 'off' });
    },
    async answer() {
      if (!session || state.call?.direction !== 'incoming' || state.call.phase !== 'ringing') return;
      happened({ type: 'answerBegan' });
      const answered = session;
      await withMicrophone((mediaStream) => answered.answer({ mediaStream, pcConfig: rtc() }));
      // Without a microphone the call cannot be taken: it goes back to the others at once.
      if (session === answered && !near) answered.terminate({ status_code: 480 });
    },
    async dial(user) {
      if (session || !ua) return;
      happened({ type: 'callDialled' });
      await withMicrophone((mediaStream) => {
        if (!ua || !known) return;
        // Browsers offer Opus first, then G.722, then A-law: the order we want.
        const called = ua.call(`sip:${user}@${known.sipHost}`, {
          mediaStream,
          pcConfig: rtc(),
          eventHandlers: { peerconnection: ({ peerconnection }) => hear(peerconnection) },
        });
        follow(called);
        happened({ type: 'answerBegan' });
      });
      if (!session) forgetCall('noSound');
    },
    hangUp() {
      if (session && !session.isEnded()) session.terminate();
      else if (state.call) forgetCall('hungUpHere');
    },
    setMuted(muted) {
      for (const track of near?.getAudioTracks() ?? []) track.enabled = !muted;
      happened({ type: 'muteChanged', muted });
    },
    sendDigit(digit) {
      if (session?.isEstablished() && /^[0-9*#]$/.test(digit))
        session.sendDTMF(digit, { duration: 160, interToneGap: 80, transportType: rfc2833 });
    },
    async changeMicrophone(deviceId) {
      const sender = session?.connection?.getSenders().find((each) => each.track?.kind === 'audio');
      if (!sender) return;
      const answer = await openMicrophone(deviceId);
      if (!answer.ok) return happened({ type: 'troubleCame', trouble: answer.trouble });
      const track = answer.stream.getAudioTracks()[0];
      if (!track || !state.call) return closeStream(answer.stream);
      track.enabled = !state.call.muted;
      await sender.replaceTrack(track);
      closeStream(near);
      near = answer.stream;
      happened({ type: 'troubleWent' });
    },
    streams: () => ({ near, far }),
  };
}

/** JsSIP declares this as an enum that exists only at run time; the value is what counts. */
const rfc2833 = 'RFC2833' as NonNullable<Parameters<Session['sendDTMF']>[1]>['transportType'] & string;
