// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** The fields of a channel we use; Asterisk sends many more. */
export const channelShape = z.object({
  id: z.string(),
  state: z.string(),
  protocol_id: z.string().default(''),
  caller: z.object({ number: z.string().default('') }),
  dialplan: z.object({ app_name: z.string().default('') }),
  channelvars: z
    .object({
      AMT_NOTE: z.string().default(''),
      AMT_SOURCE: z.string().default(''),
      AMT_WITHHELD: z.string().default(''),
      AMT_DIALLED: z.string().default(''),
      AMT_RUNG: z.string().default(''),
      AMT_MARK: z.string().default(''),
    })
    .optional(),
});
export type Channel = z.infer<typeof channelShape>;

export const bridgeShape = z.object({
  id: z.string(),
  name: z.string(),
  creator: z.string().default(''),
  channels: z.array(z.string()),
});

const stamped = { timestamp: z.string().default('') };

const eventShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('StasisStart'), channel: channelShape }),
  z.object({ type: z.literal('StasisEnd'), channel: channelShape }),
  z.object({ type: z.literal('ChannelStateChange'), channel: channelShape }),
  z.object({ type: z.literal('ChannelHangupRequest'), channel: channelShape, soft: z.boolean().optional() }),
  z.object({
    type: z.literal('ChannelDestroyed'),
    channel: channelShape,
    cause: z.number().optional(),
    tech_cause: z.number().optional(),
  }),
  z.object({
    type: z.literal('ChannelDtmfReceived'),
    ...stamped,
    channel: channelShape,
    digit: z.string(),
    duration_ms: z.number().optional(),
  }),
  z.object({ type: z.literal('PlaybackFinished'), playback: z.object({ id: z.string(), state: z.string() }) }),
  z.object({
    type: z.literal('EndpointStateChange'),
    endpoint: z.object({ technology: z.string(), resource: z.string(), state: z.string().default('unknown') }),
  }),
]);

/** An event of Asterisk that means something to us. */
export type AsteriskEvent = z.infer<typeof eventShape>;

/**
 * The events Asterisk shall not send: two thirds of the traffic of a call. (A list of allowed events would be shorter,
 * but Asterisk 22.10 applies it to the answers to our requests too, and they would never come.)
 */
export const unusedEvents: readonly string[] = [
  'ChannelVarset',
  'ChannelDialplan',
  'ChannelCreated',
  'ChannelCallerId',
  'ChannelConnectedLine',
  'ChannelEnteredBridge',
  'ChannelLeftBridge',
  'ChannelHold',
  'ChannelUnhold',
  'ChannelTalkingStarted',
  'ChannelTalkingFinished',
  'ChannelToneDetected',
  'BridgeCreated',
  'BridgeDestroyed',
  'BridgeMerged',
  'BridgeVideoSourceChanged',
  'BridgeBlindTransfer',
  'BridgeAttendedTransfer',
  'Dial',
  'PlaybackStarted',
  'PlaybackContinuing',
  'PeerStatusChange',
  'ContactStatusChange',
];

/** Reads an event; undefined for one that is not used or not as documented. */
export function asteriskEvent(raw: unknown): AsteriskEvent | undefined {
  return eventShape.safeParse(raw).data;
}
