// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { AsteriskOptions } from './options.ts';
import { markHeader, rememberedCalls, stasisApp } from './options.ts';
import { spellings } from './numbers.ts';

/** What the trunk may dial: the city's numbers in their spellings, each leading to the same place. */
function numbersDialled(options: AsteriskOptions): string {
  const dialled = [...new Set(options.numbers.flatMap(spellings))];
  return dialled
    .map(
      (number) => `exten => ${number},1,Set(AMT_SOURCE=trunk)
 same => n,Set(AMT_DIALLED=${number})
 same => n,Goto(arrive,s,1)`,
    )
    .join('\n');
}

/**
 * The dial plan: it takes calls in, hands them to us, and looks after the caller while we are away.
 * It never dials: no context holds an application that could make a second leg (threats S1 to S3).
 * Contexts that a SIP message can name (from-trunk, from-web, nowhere) hold only what may be dialled, so that
 * an INVITE to `h`, `s` or `T` finds nothing.
 */
export function extensionsConf(options: AsteriskOptions): string {
  const debian = `${options.dataFolder}/sounds/en_US_f_Allison`;
  const fallback = options.fallbackSound ?? `${debian}/one-moment-please`;
  const last = options.lastSound ?? `${debian}/please-try-call-later`;
  const until = options.fallbackSeconds ?? 300;
  // The checker joins channel and row by the SIP Call-ID; without kept events the application is not even loaded.
  const tellCallId = options.keepsEvents ? ' same => n,CELGenUserEvent(CALL,${CHANNEL(pjsip,call-id)})\n' : '';
  return `[general]
static=yes
writeprotect=yes
autofallthrough=yes

; What the trunk may dial. Everything else gets 404.
[from-trunk]
${numbersDialled(options)}

; What a browser page may dial.
[from-web]
exten => hotline,1,Set(AMT_SOURCE=web)
 same => n,Set(AMT_DIALLED=hotline)
 same => n,Goto(arrive,s,1)

; A trial call into a draft of the menu: only our program knows the number, which it has given out for this one call.
; It is no call of the hotline: neither counted nor remembered.
exten => _trialXXXXXXXXXXXX,1,Set(AMT_SOURCE=web)
 same => n,Set(AMT_DIALLED=\${EXTEN})
 same => n,Set(AMT_WITHHELD=0)
 same => n,Ringing()
 same => n,Goto(arrive,s,ask)

; Agents' phones are rung and ring nobody; the outgoing side of the trunk takes nothing in.
[nowhere]

; A number is withheld if the network says so in any of its ways; then it is dropped here already.
[arrive]
exten => s,1,Set(AMT_PRIVACY=\${TOLOWER(\${FILTER(a-zA-Z,\${PJSIP_HEADER(read,Privacy)})})})
 same => n,Set(AMT_MARK=\${FILTER(a-zA-Z0-9.\\x2D,\${PJSIP_HEADER(read,${markHeader})})})
 same => n,Set(AMT_WITHHELD=\${IF($["\${CALLERID(num-pres):0:6}" = "prohib"]?1:0)})
 same => n,GotoIf($["\${AMT_PRIVACY}" = "" | "\${AMT_PRIVACY}" = "none"]?shown)
 same => n,Set(AMT_WITHHELD=1)
 same => n(shown),GotoIf($[\${AMT_WITHHELD} = 0]?ring)
 same => n,Set(CALLERID(all)=)
 same => n,Set(CALLERID(ani)=)
; Remembered before it rings, so that no call is lost that comes and goes while we are away. Without its number.
; The switch counts its channels itself, behind the point of the unique id: no lock, which would cost each call 11 ms.
 same => n(ring),Set(AMT_COUNT=$[\${UNIQUEID:11} + 1])
 same => n,Set(GLOBAL(AMT_CALLS)=\${AMT_COUNT})
 same => n,Set(GLOBAL(AMT_CALL_$[\${AMT_COUNT} % ${rememberedCalls}])=\${AMT_COUNT}|\${UNIQUEID}|\${EPOCH}|\${AMT_SOURCE}|\${AMT_WITHHELD}|\${AMT_DIALLED}|\${CHANNEL(pjsip,call-id)})
 same => n,Ringing()
${tellCallId} same => n(ask),Set(AMT_ASKED=\${EPOCH})
; The lease: who does not take the call within 3 s is not there, however alive his connection looks.
 same => n,Set(TIMEOUT(absolute)=3)
 same => n,Stasis(${stasisApp},\${AMT_SOURCE},\${AMT_WITHHELD},\${AMT_DIALLED})
 same => n,Goto(fallback,s,1)
exten => T,1,Goto(fallback,s,1)

; Our program is away (it restarts within seconds): one sentence, music, and asking again every 2 s.
; The clock for giving up starts anew once we had the call in between.
[fallback]
exten => s,1,Set(TIMEOUT(absolute)=0)
 same => n,GotoIf($[\${EPOCH} - \${AMT_ASKED} < 6 & 0\${AMT_UNTIL} > 0]?known)
 same => n,Set(AMT_UNTIL=$[\${EPOCH} + ${until}])
 same => n,Set(AMT_ROUND=0)
 same => n,Answer()
 same => n(known),GotoIf($[\${EPOCH} >= \${AMT_UNTIL}]?last)
 same => n,GotoIf($[\${AMT_ROUND} % 15 > 0]?music)
 same => n,StopMusicOnHold()
 same => n,Playback(${fallback},noanswer)
 same => n,StartMusicOnHold()
 same => n(music),Wait(2)
 same => n,Set(AMT_ROUND=$[\${AMT_ROUND} + 1])
 same => n,Goto(arrive,s,ask)
 same => n(last),StopMusicOnHold()
 same => n,Playback(${last},noanswer)
 same => n,Hangup(41)
`;
}
