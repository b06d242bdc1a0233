// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A phone as it is pushed into Asterisk's memory. */
export interface PhoneOrder {
  readonly id: string;
  readonly kind: 'browser' | 'desk';
  readonly password: string;
  readonly mayCall: 'nobody' | 'hotline';
}

/** One object of `PUT /asterisk/config/dynamic/res_pjsip/{kind}/{id}`. */
export interface PushedObject {
  readonly kind: 'auth' | 'aor' | 'endpoint';
  readonly fields: readonly { readonly attribute: string; readonly value: string }[];
}

/** Fields in which a browser phone differs: WebRTC, with DTLS certificates made by Asterisk itself. */
const browser: Readonly<Record<string, string>> = {
  webrtc: 'yes',
  dtls_auto_generate_cert: 'yes',
  allow: '!all,opus,g722,alaw',
  transport: 'transport-ws',
};

const desk: Readonly<Record<string, string>> = {
  allow: '!all,g722,alaw,ulaw',
};

/**
 * The three objects a phone consists of, in the order in which they must be pushed.
 * An agent's phone is rung and may call nobody; a web caller's may dial `hotline` once at a time.
 */
export function phoneObjects(phone: PhoneOrder, rtpTimeoutSeconds = 30): readonly PushedObject[] {
  const aor: Record<string, string> = {
    // A second sign-in replaces the first: a call must not ring a forgotten window.
    max_contacts: '1',
    remove_existing: 'yes',
    // A browser that was only slow to answer is reachable again with its next answer.
    remove_unavailable: phone.kind === 'desk' ? 'yes' : 'no',
    minimum_expiration: '10',
    default_expiration: '60',
    maximum_expiration: '300',
    // Desk phones vanish without a word when unplugged, browsers when the laptop sleeps: nobody is offered into the void.
    // A web caller is never rung.
    qualify_frequency: phone.kind === 'desk' ? '15' : phone.mayCall === 'nobody' ? '10' : '0',
    qualify_timeout: phone.kind === 'desk' ? '2.0' : '5.0',
  };
  const endpoint: Record<string, string> = {
    ...(phone.kind === 'browser' ? browser : desk),
    aors: phone.id,
    auth: phone.id,
    identify_by: 'auth_username,username',
    context: phone.mayCall === 'hotline' ? 'from-web' : 'nowhere',
    // What the phone claims to be does not matter: nobody is named by it.
    callerid: `<${phone.id}>`,
    trust_id_inbound: 'no',
    trust_id_outbound: 'no',
    allow_transfer: 'no',
    allow_subscribe: 'no',
    allow_overlap: 'no',
    redirect_method: 'user',
    direct_media: 'no',
    rtp_symmetric: 'yes',
    force_rport: 'yes',
    rewrite_contact: 'yes',
    max_video_streams: '0',
    device_state_busy_at: '1',
    dtmf_mode: 'auto',
    rtp_timeout: String(rtpTimeoutSeconds),
    rtp_timeout_hold: '600',
    send_pai: 'no',
    send_rpid: 'no',
    tone_zone: 'de',
  };
  return [
    { kind: 'auth', fields: fields({ auth_type: 'digest', username: phone.id, password: phone.password }) },
    { kind: 'aor', fields: fields(aor) },
    { kind: 'endpoint', fields: fields(endpoint) },
  ];
}

function fields(values: Readonly<Record<string, string>>): PushedObject['fields'] {
  return Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
}
