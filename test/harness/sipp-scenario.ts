// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Head of one of the caller's requests; sipp fills in what stands in brackets. */
function head(method: string, sequence: number, toTag: string): string {
  return `${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:[from]@[local_ip]>;tag=[pid]t[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>${toTag}
Call-ID: [call_id]
CSeq: ${sequence} ${method}
Max-Forwards: 70
Contact: <sip:[from]@[local_ip]:[local_port]>`;
}

/** A caller in sipp's language: dials, is answered, stays, and hangs up unless the other side did. */
export function callerScenario(stayMs: number): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="caller">
<send retrans="500"><![CDATA[
${head('INVITE', 1, '')}
Content-Type: application/sdp
Content-Length: [len]

v=0
o=- 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
]]></send>
<recv response="100" optional="true"/>
<recv response="180" optional="true"/>
<recv response="183" optional="true"/>
<recv response="200"><action><log message="answered [call_id]"/></action></recv>
<send><![CDATA[
${head('ACK', 1, '[peer_tag_param]')}
Content-Length: 0
]]></send>
<recv request="BYE" timeout="${Math.max(1, Math.round(stayMs))}" ontimeout="leave"/>
<send next="end"><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0
]]></send>
<label id="leave"/>
<send retrans="500"><![CDATA[
${head('BYE', 2, '[peer_tag_param]')}
Content-Length: 0
]]></send>
<recv response="200"/>
<label id="end"/>
</scenario>
`;
}
