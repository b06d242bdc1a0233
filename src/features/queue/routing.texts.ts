// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ErrorCode } from '../../ui/api.ts';
import { defineTexts } from '../../ui/texts.ts';
import type { changeRouting, RehearsedPerson, rehearseCall } from './routing.contract.ts';

type Own = Exclude<
  ErrorCode<typeof changeRouting | typeof rehearseCall>,
  | 'notSignedIn'
  | 'notAllowed'
  | 'notFound'
  | 'badRequest'
  | 'conflict'
  | 'tooManyRequests'
  | 'unavailable'
  | 'internal'
  | 'outdated'
  | 'offline'
>;

/** Words of who gets which call when. */
export const useRoutingTexts = defineTexts({
  de: {
    lead: 'Wer einen Anruf bekommt, und wer nach welcher Wartezeit noch. Eine Änderung gilt sofort, auch für wartende Anrufe.',
    loading: 'Die Verteilung wird geladen',
    loadFailed: 'Die Verteilung ist gerade nicht zu lesen.',
    rulesTitle: 'So wird verteilt',
    order:
      'Der Reihe nach: zuerst, wem das Gespräch hier abgebrochen ist und wer noch in der Leitung ist, dann, wer nach einem abgebrochenen Gespräch gleich wieder anruft, dann alle anderen; darunter zuerst, wer länger wartet. Ein Rückruf hat den Platz des ersten Anrufs.',
    second: (minutes: number, days: number) =>
      minutes === 0
        ? 'Wer zum selben Thema wieder anruft, steht in der Reihe wie alle anderen.'
        : `Wer innerhalb von ${days === 1 ? 'einem Tag' : `${days} Tagen`} zum selben Thema wieder anruft, steht so in der Reihe, als wartete der Anruf schon ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`}. Wer noch länger wartet, wird davon nicht überholt.`,
    secondOff:
      'Wer wieder anruft, wird hier nicht wiedererkannt (SECOND_CALL_DAYS ist 0) und steht in der Reihe wie alle anderen.',
    fairness:
      'Sonst wird niemand von einem Anruf mit gleicher Sprache und gleichem Thema überholt, der kürzer wartet. Unter gleich Geeigneten klingelt es bei der Person, die am längsten frei ist; wer alle Themen kennt, zählt wie jemand, der das Thema kennt.',
    ring: (seconds: number) => `Es klingelt ${seconds} Sekunden bei einer Person, dann bei der nächsten.`,
    atOnce: (who: string) => `Sofort: ${who}.`,
    after: (seconds: number, who: string) => `Nach ${seconds} Sekunden auch ${who}.`,
    everybody: 'alle im Dienst',
    who: {
      goodGood: 'wer die Sprache fließend spricht und das Thema sicher kennt',
      goodCanHelp: 'wer die Sprache fließend spricht und im Thema zur Not hilft',
      goodAny: 'wer die Sprache fließend spricht, gleich bei welchem Thema',
      canHelpGood: 'wer in der Sprache zur Not hilft und das Thema sicher kennt',
      canHelpCanHelp: 'wer in der Sprache und im Thema zur Not hilft',
      canHelpAny: 'wer in der Sprache zur Not hilft, gleich bei welchem Thema',
      anyGood: 'wer das Thema sicher kennt, gleich in welcher Sprache',
      anyCanHelp: 'wer im Thema zur Not hilft, gleich in welcher Sprache',
      anyAny: 'alle im Dienst',
    },
    transfer: (seconds: number) =>
      `Eine Weitervermittlung klingelt ${seconds} Sekunden; nimmt dort niemand ab, ist die Person wieder hier.`,
    announce: (seconds: number) => `Wer wartet, hört alle ${seconds} Sekunden ein Wort.`,
    redial: (minutes: number) =>
      minutes === 0
        ? 'Wer nach einem Abbruch wieder anruft, stellt sich hinten an.'
        : `Wer innerhalb von ${minutes} Minuten nach einem Abbruch wieder anruft, hat den alten Platz oder dieselbe Servicekraft.`,
    promise: (percent: number, seconds: number) =>
      `Versprochen ist: ${percent} % der Anrufe sind nach ${seconds} Sekunden angenommen.`,
    abandon: (seconds: number) => `Wer vor ${seconds} Sekunden auflegt, zählt nicht als abgebrochener Anruf.`,
    notEverybody:
      'Kein Schritt fragt alle im Dienst: Wer eine Sprache spricht, die gerade niemand kann, wartet, bis jemand kommt.',
    uselessStep: (n: number) => `Schritt ${n} fragt niemanden, der nicht schon gefragt wird.`,
    change: 'Ändern …',
    changeTitle: 'Verteilung ändern',
    steps: 'Wer wann gefragt wird',
    step: (n: number) => `Schritt ${n}`,
    afterSeconds: 'nach Sekunden',
    language: 'Sprache',
    topic: 'Thema',
    levels: { good: 'gut', canHelp: 'zur Not', any: 'gleich' },
    addStep: 'Schritt hinzufügen',
    removeStep: (n: number) => `Schritt ${n} entfernen`,
    fields: {
      ringSeconds: 'Klingelt bei einer Person (Sekunden, 5–60)',
      transferSeconds: 'Weitervermittlung klingelt (Sekunden, 5–120)',
      announceSeconds: 'Ein Wort an Wartende alle (Sekunden, 15–600)',
      redialMinutes: 'Platz bleibt nach Abbruch (Minuten, 0–60)',
      secondCallMinutes: 'Vorsprung, wer zum selben Thema wieder anruft (Minuten, 0–30)',
      percent: 'Versprochen: angenommen (Prozent, 1–100)',
      seconds: '… nach (Sekunden, 1–600)',
      shortAbandonSeconds: 'Kurz aufgelegt zählt nicht (Sekunden, 0–60)',
    },
    numberWrong: (from: number, to: number) => `Bitte eine ganze Zahl von ${from} bis ${to}.`,
    why: 'Grund für den Verlauf',
    optional: 'freiwillig',
    save: 'Speichern',
    cancel: 'Abbrechen',
    saved: 'Die Verteilung gilt ab sofort.',
    conflictText:
      'Inzwischen hat jemand anderes die Verteilung geändert. Ihre Eingabe steht noch hier. Gespeichert ist jetzt:',
    saveAnyway: 'Meine Eingabe trotzdem speichern',
    takeTheirs: 'Gespeichertes übernehmen',
    tryTitle: 'Ausprobieren',
    tryLead: 'Gefragt wird dieselbe Verteilung, die auch die echten Anrufe verteilt; dabei klingelt nichts.',
    callIn: 'Ein Anruf auf',
    callOn: 'zum Thema',
    noTopic: 'ohne Thema (Taste 0)',
    again: 'Anruf',
    againChoices: {
      no: 'ein neuer Anruf',
      second: 'ruft in derselben Sache wieder an',
      redial: 'noch einmal, gleich nach einem Abbruch',
      lost: 'Gespräch brach ab, noch in der Leitung',
    },
    team: 'Im Dienst',
    teamNow: 'wer jetzt im Dienst ist',
    teamRoster: 'nach Dienstplan',
    teamPeople: 'ausgewählte Personen',
    day: 'Tag',
    time: 'Uhrzeit',
    people: 'Personen im Dienst',
    ask: 'Fragen',
    nobodyOnDuty:
      'Niemand ist im Dienst: Der Anruf wartet, bis jemand kommt, oder hört nach Dienstschluss eine Ansage.',
    first: (who: string) => `Der Anruf ginge an ${who}`,
    later: (seconds: number, who: string) => `nach ${seconds} s auch an ${who}`,
    firstLater: (seconds: number, who: string) => `Der Anruf wartet und ginge nach ${seconds} s an ${who}`,
    or: ' oder ',
    thenNext: ', dann ',
    longestFree: (who: string) => `${who} (wer länger frei ist)`,
    end: 'sind alle im Gespräch, wartet er.',
    noStep: 'Niemand im Dienst würde gefragt; der Anruf wartet, bis jemand kommt, der Sprache oder Thema kann.',
    never: (who: string) => `Nie gefragt: ${who}.`,
    nowRings: (who: string) => `In diesem Augenblick klingelte es bei ${who}.`,
    nowWaits: 'In diesem Augenblick ist niemand frei, der gefragt würde; der Anruf wartet.',
    ahead: (n: number) => (n === 1 ? 'Ein Anruf ist vorher an der Reihe.' : `${n} Anrufe sind vorher an der Reihe.`),
    closed: 'Zu dieser Zeit ist geschlossen: Der Anruf hört die Ansage und wartet nicht.',
    hindered: {
      talking: 'im Gespräch',
      offered: 'es klingelt',
      afterCall: 'Nachbearbeitung',
      paused: 'Pause',
      notReachable: 'nicht erreichbar',
      phone: 'Telefon nicht angemeldet',
    } satisfies Record<NonNullable<RehearsedPerson['hindered']>, string>,
    missingPeople: 'Bitte mindestens eine Person auswählen.',
    missingTopic: 'Bitte ein Thema wählen: Ohne Thema ist nicht zu erkennen, ob es dieselbe Sache ist.',
    errors: {
      wideningStart: 'Der erste Schritt beginnt sofort, bei 0 Sekunden. Nichts wurde gespeichert.',
      wideningOrder: 'Jeder Schritt kommt später als der davor. Bitte die Sekunden prüfen; nichts wurde gespeichert.',
      versionChanged:
        'Inzwischen hat jemand anderes die Verteilung geändert. Ihre Eingabe steht noch hier; bitte vergleichen.',
      topicUnknown: 'Dieses Thema gibt es nicht mehr. Bitte laden Sie die Seite neu.',
      databaseDown: 'Die Datenbank ist gerade nicht erreichbar. Nichts wurde geändert; Ihre Eingabe steht noch hier.',
    } satisfies Record<Own, string>,
  },
  en: {
    lead: 'Who gets a call, and who else after which wait. A change holds at once, also for calls that wait.',
    loading: 'Loading the distribution',
    loadFailed: 'The distribution cannot be read right now.',
    rulesTitle: 'How calls are distributed',
    order:
      'In this order: first whoever lost a conversation here and is still on the line, then whoever calls again at once after a broken conversation, then everybody else; among these first whoever waits longer. A call-back has the place of the first call.',
    second: (minutes, days) =>
      minutes === 0
        ? 'Whoever calls again on the same topic stands in the queue like everybody else.'
        : `Whoever calls again on the same topic within ${days === 1 ? 'one day' : `${days} days`} stands in the queue as if the call had waited ${minutes === 1 ? 'one minute' : `${minutes} minutes`} already. Whoever waits longer than that is not passed over by it.`,
    secondOff:
      'Whoever calls again is not recognised here (SECOND_CALL_DAYS is 0) and stands in the queue like everybody else.',
    fairness:
      'Otherwise nobody is passed over by a call with the same language and topic that waits shorter. Among equally suited people it rings at the one free longest; who knows every topic counts like somebody who knows the topic.',
    ring: (seconds) => `It rings ${seconds} seconds at one person, then at the next.`,
    atOnce: (who) => `At once: ${who}.`,
    after: (seconds, who) => `After ${seconds} seconds also ${who}.`,
    everybody: 'everybody on duty',
    who: {
      goodGood: 'whoever is fluent in the language and knows the topic well',
      goodCanHelp: 'whoever is fluent in the language and can help with the topic',
      goodAny: 'whoever is fluent in the language, whatever the topic',
      canHelpGood: 'whoever can help in the language and knows the topic well',
      canHelpCanHelp: 'whoever can help in the language and with the topic',
      canHelpAny: 'whoever can help in the language, whatever the topic',
      anyGood: 'whoever knows the topic well, whatever the language',
      anyCanHelp: 'whoever can help with the topic, whatever the language',
      anyAny: 'everybody on duty',
    },
    transfer: (seconds) => `A transfer rings ${seconds} seconds; if nobody takes it there, the person is back here.`,
    announce: (seconds) => `Who waits hears a word every ${seconds} seconds.`,
    redial: (minutes) =>
      minutes === 0
        ? 'Whoever calls again after a broken call joins at the end.'
        : `Whoever calls again within ${minutes} minutes after a broken call has the old place or the same agent.`,
    promise: (percent, seconds) => `The promise: ${percent} % of calls are accepted within ${seconds} seconds.`,
    abandon: (seconds) => `Whoever hangs up before ${seconds} seconds does not count as an abandoned call.`,
    notEverybody:
      'No step asks everybody on duty: whoever speaks a language nobody there knows waits until somebody comes.',
    uselessStep: (n) => `Step ${n} asks nobody who is not asked already.`,
    change: 'Change …',
    changeTitle: 'Change the distribution',
    steps: 'Who is asked when',
    step: (n) => `Step ${n}`,
    afterSeconds: 'after seconds',
    language: 'Language',
    topic: 'Topic',
    levels: { good: 'well', canHelp: 'can help', any: 'any' },
    addStep: 'Add a step',
    removeStep: (n) => `Remove step ${n}`,
    fields: {
      ringSeconds: 'Rings at one person (seconds, 5–60)',
      transferSeconds: 'A transfer rings (seconds, 5–120)',
      announceSeconds: 'A word to those who wait every (seconds, 15–600)',
      redialMinutes: 'Place is kept after a broken call (minutes, 0–60)',
      secondCallMinutes: 'Head start of who calls again on the same topic (minutes, 0–30)',
      percent: 'Promised: accepted (per cent, 1–100)',
      seconds: '… within (seconds, 1–600)',
      shortAbandonSeconds: 'Short hang-ups do not count (seconds, 0–60)',
    },
    numberWrong: (from, to) => `Please give a whole number from ${from} to ${to}.`,
    why: 'Reason for the history',
    optional: 'optional',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'The distribution holds from now on.',
    conflictText: 'Somebody else has changed the distribution in the meantime. Your input is still here. Saved by now:',
    saveAnyway: 'Save my input all the same',
    takeTheirs: 'Take what is saved',
    tryTitle: 'Try it',
    tryLead: 'The same distribution is asked that distributes the real calls; nothing rings.',
    callIn: 'A call in',
    callOn: 'about',
    noTopic: 'no topic (key 0)',
    again: 'Call',
    againChoices: {
      no: 'a new call',
      second: 'calls again on the same matter',
      redial: 'again, at once after a broken call',
      lost: 'conversation broke, still on the line',
    },
    team: 'On duty',
    teamNow: 'who is on duty now',
    teamRoster: 'by the roster',
    teamPeople: 'chosen people',
    day: 'Day',
    time: 'Time',
    people: 'People on duty',
    ask: 'Ask',
    nobodyOnDuty: 'Nobody is on duty: the call waits until somebody comes, or hears an announcement after hours.',
    first: (who) => `The call would go to ${who}`,
    later: (seconds, who) => `after ${seconds} s also to ${who}`,
    firstLater: (seconds, who) => `The call waits and would go to ${who} after ${seconds} s`,
    or: ' or ',
    thenNext: ', then ',
    longestFree: (who) => `${who} (whoever is free longer)`,
    end: 'if all are busy, it waits.',
    noStep: 'Nobody on duty would be asked; the call waits until somebody comes who knows the language or the topic.',
    never: (who) => `Never asked: ${who}.`,
    nowRings: (who) => `In this moment it would ring at ${who}.`,
    nowWaits: 'In this moment nobody who would be asked is free; the call waits.',
    ahead: (n) => (n === 1 ? 'One call is served before.' : `${n} calls are served before.`),
    closed: 'The hotline is closed at that time: the call hears the announcement and does not wait.',
    hindered: {
      talking: 'in a call',
      offered: 'ringing',
      afterCall: 'after-call work',
      paused: 'pause',
      notReachable: 'not reachable',
      phone: 'phone not registered',
    },
    missingPeople: 'Please choose at least one person.',
    missingTopic: 'Please choose a topic: without one nobody can tell whether it is the same matter.',
    errors: {
      wideningStart: 'The first step begins at once, at 0 seconds. Nothing was saved.',
      wideningOrder: 'Each step comes later than the one before. Please check the seconds; nothing was saved.',
      versionChanged:
        'Somebody else has changed the distribution in the meantime. Your input is still here; please compare.',
      topicUnknown: 'This topic no longer exists. Please reload the page.',
      databaseDown: 'The database cannot be reached right now. Nothing was changed; your input is still here.',
    },
  },
});
