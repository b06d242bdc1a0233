// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { agentErrors, WorkState } from './agent.contract.ts';
import type { SoundTrouble } from '../../ui/phone-state.ts';
import { defineTexts } from '../../ui/texts.ts';

type Errors = Readonly<Record<(typeof agentErrors)[number], string>>;
type States = Readonly<Record<WorkState, string>>;
type Troubles = Readonly<Record<SoundTrouble, string>>;

/** Words of the own work: states, offer, phone, sound. */
export const useAgentTexts = defineTexts({
  de: {
    open: (until: string) => `offen bis ${until}`,
    openNow: 'offen',
    closed: (from: string) => `geschlossen, öffnet ${from}`,
    closedNow: 'geschlossen',
    trial: 'Probebetrieb',
    waiting: (count: number) => `wartend ${count}`,
    longest: (wait: string) => `längste Wartezeit ${wait}`,
    lineDown: 'Telefonleitung gestört',
    lineDownHint:
      'Die Leitung zum Telefonnetz gibt kein Lebenszeichen: von außen kommt niemand durch, und Rückrufe warten. Laufende Gespräche gehen weiter; die IT ist zuständig.',
    telephonyDown: 'Telefonanlage gestört',
    telephonyDownHint:
      'Die Telefonanlage antwortet nicht. Anrufe hören solange die Notansage und bleiben in der Leitung; laufende Gespräche gehen weiter. Es wird von selbst neu verbunden.',
    hotline: 'Stand der Hotline',
    state: {
      ready: 'Bereit',
      paused: 'Pause',
      afterCall: 'Nachbearbeitung',
      notReachable: 'Nicht erreichbar',
      offered: 'Es klingelt',
      talking: 'Im Gespräch',
    } satisfies States,
    myState: (state: string) => `Mein Zustand: ${state}`,
    myWork: 'Meine Arbeit',
    afterThisCall: 'Nach diesem Gespräch',
    soundSettings: 'Ton und Mikrofon …',
    deskPhoneAccess: 'Zugangsdaten des Tischtelefons …',
    keys: 'Tasten …',
    endWork: 'Arbeit beenden',
    endWorkInCall: 'Erst nach dem Gespräch möglich',

    startTitle: 'Arbeit beginnen',
    startLead:
      'Womit telefonieren Sie heute? Nach dem Beginn sind Sie zunächst in Pause; Anrufe kommen erst, wenn Sie „Bereit“ wählen.',
    choosePhone: 'Telefon',
    browserPhone: 'Telefon im Browser',
    browserPhoneHint: 'Headset an diesem Rechner. Nichts wird installiert.',
    deskPhone: 'Tischtelefon',
    deskPhoneHint: 'SIP-Telefon auf dem Schreibtisch. Die Zugangsdaten gelten für diese Anmeldung.',
    start: 'Arbeit beginnen',
    starting: 'Wird begonnen …',
    testMicrophone: 'Mikrofon prüfen',
    testAgain: 'Noch einmal prüfen',
    microphoneWorks: 'Sprechen Sie: Der Balken zeigt, was ankommt.',
    microphoneLevel: 'Lautstärke des Mikrofons',
    microphone: 'Mikrofon',
    speaker: 'Kopfhörer oder Lautsprecher',
    systemDevice: 'Wie im System eingestellt',
    unnamedDevice: (n: number) => `Gerät ${n}`,
    ringSound: 'Klingeln hörbar',
    ringVolume: 'Lautstärke des Klingelns',
    tryRing: 'Klingeln anhören',
    soundTitle: 'Ton und Mikrofon',
    close: 'Schließen',

    deskPhoneTitle: 'Tischtelefon anmelden',
    deskPhoneLead: 'Diese Angaben trägt das Telefon als SIP-Konto ein. Sie gelten, bis Sie die Arbeit beenden.',
    sipServer: 'Server (Registrar)',
    sipPort: 'Port',
    sipUser: 'Benutzername',
    sipPassword: 'Passwort',
    sipTransport: 'Übertragung',
    copied: 'Kopiert',
    copy: 'Kopieren',
    deskPhoneReachable: 'Das Telefon ist angemeldet.',
    deskPhoneWaiting: 'Das Telefon ist noch nicht angemeldet.',

    offerTitle: 'Anruf',
    offerSpoken: (language: string, topic: string, number: string) => `Anruf: ${language}, ${topic}, ${number}`,
    returned: 'war schon einmal in der Leitung',
    second: 'ruft zum selben Thema wieder an',
    asksTicket: (number: string) => `fragt nach Ticket ${number}`,
    callback: {
      title: 'Rückruf',
      wanted: (when: string) => `gewünscht ${when}`,
      attempt: (number: number) => `${number}. Versuch`,
      accept: 'Annehmen und anrufen',
    },
    callbackOrigin: {
      closed: 'aus der Ansage außerhalb der Öffnungszeiten',
      queue: 'aus der Warteschlange',
      ticket: 'aus einem Ticket',
      desk: 'am Schreibtisch vereinbart',
      broken: 'nach abgebrochenem Anruf',
    },
    waited: (wait: string) => `wartet seit ${wait}`,
    accept: 'Annehmen',
    acceptAtDeskPhone: 'Bitte am Tischtelefon abnehmen',
    accepting: 'Wird verbunden …',
    decline: 'Ablehnen',
    declineWhy: 'Warum ablehnen? Der Grund lenkt nur diesen Anruf und wird nicht gespeichert.',
    declineReason: { language: 'Sprache', topic: 'Anliegen', technical: 'Technik', other: 'Anderer Grund' },
    noTopic: 'kein Anliegen gewählt',
    withheld: 'Nummer unterdrückt',
    unknownNumber: 'Nummer nicht übermittelt',
    ringsWithoutServer:
      'Ein Anruf klingelt, aber die Verbindung zum Server fehlt: Sprache und Anliegen sind gerade nicht bekannt.',

    missedRing:
      'Ihr Telefon hat geklingelt, niemand hat abgenommen. Der Anruf ging an die nächste Person; bei Ihnen klingelt es erst wieder, wenn Sie bereit sind.',
    phoneUnreachable:
      'Ihr Telefon war nicht zu erreichen. Der Anruf ging an die nächste Person. Bitte prüfen Sie das Telefon, dann weiter mit „Wieder bereit“.',
    readyAgain: 'Wieder bereit',
    lineLost:
      'Die Verbindung des Telefons ist unterbrochen und wird von selbst wieder aufgebaut. Ein laufendes Gespräch geht weiter.',
    lineRefused:
      'Die Telefonanlage nimmt dieses Telefon gerade nicht an. Es wird alle fünf Sekunden neu versucht; hilft das nicht, beenden Sie die Arbeit und beginnen Sie neu.',
    phoneElsewhere: 'Das Telefon läuft in einem anderen Fenster dieses Browsers. Dort klingelt es.',
    takePhone: 'Telefon hierher holen',
    takePhoneInCall: 'Erst nach dem Gespräch möglich',
    soundInterrupted:
      'Der Ton ist unterbrochen: Das Netz hat einen Aussetzer. Das Gespräch steht noch; es wird von selbst weiter versucht.',
    soundGone:
      'Der Ton dieses Gesprächs ist nicht in diesem Fenster. Die Person hört Musik, und das Gespräch wird von selbst zurückgeholt. Gelingt das nicht, kommt sie an den Anfang der Reihe.',
    unknownTalk:
      'Ihr Gespräch läuft weiter, aber der Server kennt Ihre Schicht nach einem Neustart nicht mehr. Führen Sie es zu Ende, legen Sie auf und beginnen Sie dann neu.',
    hangUp: 'Auflegen',
    trouble: {
      microphoneDenied:
        'Der Browser darf das Mikrofon nicht benutzen. Klicken Sie links neben der Adresse auf das Schloss, erlauben Sie „Mikrofon“, dann noch einmal.',
      microphoneMissing: 'Es ist kein Mikrofon angeschlossen. Stecken Sie das Headset ein, dann noch einmal.',
      microphoneBusy:
        'Ein anderes Programm hält das Mikrofon fest. Schließen Sie es (zum Beispiel eine Videokonferenz), dann noch einmal.',
      insecurePage:
        'Ohne https:// gibt der Browser das Mikrofon nicht frei. Öffnen Sie die Seite über https:// oder nehmen Sie das Tischtelefon.',
      browserTooOld:
        'Dieser Browser kann nicht telefonieren. Nehmen Sie einen aktuellen Firefox, Chrome oder Edge oder das Tischtelefon.',
      soundFailed:
        'Der Ton ließ sich nicht einschalten. Headset aus- und einstecken, dann noch einmal; sonst das Tischtelefon nehmen.',
      soundBlocked: 'Der Browser spielt den Ton erst nach einem Klick ab. Bitte einmal auf die Seite klicken.',
    } satisfies Troubles,
    errors: {
      alreadyAtWork: 'Sie sind schon bei der Arbeit, vielleicht in einem anderen Fenster.',
      notAtWork: 'Ihre Arbeit ist beendet. Beginnen Sie neu, um Anrufe anzunehmen.',
      stillInCall: 'Das geht erst nach dem Gespräch. Das Gespräch läuft weiter.',
      phoneNotAllowed:
        'Für Ihr Konto ist dieses Telefon nicht vorgesehen. Wählen Sie das andere; Ihre Teamleitung kann es unter Stadt › Team ändern.',
      phoneTaken: 'Dieses Telefon benutzt gerade jemand anderes. Wählen Sie das andere Telefon.',
      telephonyDown: 'Die Telefonanlage antwortet nicht. Nichts wurde geändert; bitte gleich noch einmal.',
      offerGone: 'Der Anruf ist nicht mehr da: aufgelegt oder bei der nächsten Person.',
    } satisfies Errors,

    helpTitle: 'Tasten',
    helpLead: 'Einzelne Buchstaben gelten nur, solange Sie nicht in ein Feld schreiben.',
    letterKeys: 'Einzelne Buchstaben als Tasten benutzen',
    groups: { call: 'Gespräch', offer: 'Anruf', work: 'Arbeit', knowledge: 'Wissen', matter: 'Anliegen' },
    helpKey: 'Diese Übersicht',
    ctrl: 'Strg',
    doneReady: 'Fertig → bereit',
    readyNow: 'Bereit',
  },
  en: {
    open: (until: string) => `open until ${until}`,
    openNow: 'open',
    closed: (from: string) => `closed, opens ${from}`,
    closedNow: 'closed',
    trial: 'trial run',
    waiting: (count: number) => `waiting ${count}`,
    longest: (wait: string) => `longest wait ${wait}`,
    lineDown: 'The telephone line is down',
    lineDownHint:
      'The line to the telephone network gives no sign of life: nobody gets through from outside, and call-backs wait. Running conversations go on; IT is responsible.',
    telephonyDown: 'Telephone system down',
    telephonyDownHint:
      'The telephone system does not answer. Callers hear the emergency announcement meanwhile and stay in line; running calls go on. It reconnects by itself.',
    hotline: 'State of the hotline',
    state: {
      ready: 'Ready',
      paused: 'Pause',
      afterCall: 'After-call work',
      notReachable: 'Not reachable',
      offered: 'Ringing',
      talking: 'In a call',
    },
    myState: (state: string) => `My state: ${state}`,
    myWork: 'My work',
    afterThisCall: 'After this call',
    soundSettings: 'Sound and microphone …',
    deskPhoneAccess: 'Credentials of the desk phone …',
    keys: 'Keys …',
    endWork: 'End work',
    endWorkInCall: 'Only possible after the call',

    startTitle: 'Begin work',
    startLead: 'Which phone do you use today? You begin in pause; calls come only after you choose “Ready”.',
    choosePhone: 'Phone',
    browserPhone: 'Phone in the browser',
    browserPhoneHint: 'Headset at this computer. Nothing is installed.',
    deskPhone: 'Desk phone',
    deskPhoneHint: 'SIP phone on the desk. The credentials are valid for this sign-in.',
    start: 'Begin work',
    starting: 'Beginning …',
    testMicrophone: 'Test microphone',
    testAgain: 'Test again',
    microphoneWorks: 'Speak: the bar shows what arrives.',
    microphoneLevel: 'Loudness of the microphone',
    microphone: 'Microphone',
    speaker: 'Headphones or speaker',
    systemDevice: 'As set in the system',
    unnamedDevice: (n: number) => `Device ${n}`,
    ringSound: 'Audible ring',
    ringVolume: 'Loudness of the ring',
    tryRing: 'Hear the ring',
    soundTitle: 'Sound and microphone',
    close: 'Close',

    deskPhoneTitle: 'Register the desk phone',
    deskPhoneLead: 'Enter these values in the phone as a SIP account. They are valid until you end your work.',
    sipServer: 'Server (registrar)',
    sipPort: 'Port',
    sipUser: 'User name',
    sipPassword: 'Password',
    sipTransport: 'Transport',
    copied: 'Copied',
    copy: 'Copy',
    deskPhoneReachable: 'The phone is registered.',
    deskPhoneWaiting: 'The phone is not registered yet.',

    offerTitle: 'Call',
    offerSpoken: (language: string, topic: string, number: string) => `Call: ${language}, ${topic}, ${number}`,
    returned: 'was on the line before',
    second: 'calls again on the same topic',
    asksTicket: (number: string) => `asks about ticket ${number}`,
    callback: {
      title: 'Call-back',
      wanted: (when: string) => `wanted ${when}`,
      attempt: (number: number) => `attempt ${number}`,
      accept: 'Accept and call',
    },
    callbackOrigin: {
      closed: 'from the announcement outside opening hours',
      queue: 'from the queue',
      ticket: 'from a ticket',
      desk: 'arranged at the desk',
      broken: 'after a broken call',
    },
    waited: (wait: string) => `waiting for ${wait}`,
    accept: 'Accept',
    acceptAtDeskPhone: 'Please pick up the desk phone',
    accepting: 'Connecting …',
    decline: 'Decline',
    declineWhy: 'Why decline? The reason steers this call only and is not stored.',
    declineReason: { language: 'Language', topic: 'Topic', technical: 'Technical', other: 'Other reason' },
    noTopic: 'no topic chosen',
    withheld: 'Number withheld',
    unknownNumber: 'No number sent',
    ringsWithoutServer:
      'A call rings, but the connection to the server is missing: language and topic are unknown for now.',

    missedRing:
      'Your phone rang and nobody answered. The call went to the next person; your phone rings again only when you are ready.',
    phoneUnreachable:
      'Your phone could not be reached. The call went to the next person. Please check the phone, then continue with “Ready again”.',
    readyAgain: 'Ready again',
    lineLost: 'The connection of the phone is interrupted and comes back by itself. A running call goes on.',
    lineRefused:
      'The telephone system does not accept this phone right now. It is tried again every five seconds; if that does not help, end your work and begin again.',
    phoneElsewhere: 'The phone runs in another window of this browser. It rings there.',
    takePhone: 'Bring the phone here',
    takePhoneInCall: 'Only possible after the call',
    soundInterrupted:
      'The sound is interrupted: the network has a gap. The call still stands; it is tried again by itself.',
    soundGone:
      'The sound of this conversation is not in this window. The person hears music, and the conversation is brought back by itself. If that fails, they go to the head of the queue.',
    unknownTalk:
      'Your conversation goes on, but after a restart the server no longer knows your shift. Finish it, hang up and then begin again.',
    hangUp: 'Hang up',
    trouble: {
      microphoneDenied:
        'The browser may not use the microphone. Click the lock beside the address, allow “Microphone”, then try again.',
      microphoneMissing: 'No microphone is connected. Plug in the headset, then try again.',
      microphoneBusy:
        'Another program holds the microphone. Close it (a video conference, for example), then try again.',
      insecurePage:
        'Without https:// the browser does not open the microphone. Open the page by https:// or use the desk phone.',
      browserTooOld: 'This browser cannot make calls. Use a current Firefox, Chrome or Edge, or the desk phone.',
      soundFailed:
        'The sound could not be switched on. Unplug and plug in the headset, then try again; otherwise use the desk phone.',
      soundBlocked: 'The browser plays sound only after a click. Please click once on the page.',
    },
    errors: {
      alreadyAtWork: 'You are at work already, perhaps in another window.',
      notAtWork: 'Your work has ended. Begin again to take calls.',
      stillInCall: 'Only possible after the call. The call goes on.',
      phoneNotAllowed:
        'Your account is not meant to use this telephone. Choose the other one; your team lead can change it under City › Team.',
      phoneTaken: 'Somebody else uses this phone right now. Choose the other phone.',
      telephonyDown: 'The telephone system does not answer. Nothing was changed; please try again shortly.',
      offerGone: 'The call is gone: hung up or with the next person.',
    },

    helpTitle: 'Keys',
    helpLead: 'Single letters count only while you are not typing in a field.',
    letterKeys: 'Use single letters as keys',
    groups: { call: 'Conversation', offer: 'Call', work: 'Work', knowledge: 'Knowledge', matter: 'Matters' },
    helpKey: 'This list',
    ctrl: 'Ctrl',
    doneReady: 'Done → ready',
    readyNow: 'Ready',
  },
});
