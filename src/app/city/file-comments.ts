// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What stands in a city's files for those who open them: what each file is about, and how its lines stand. */
import { languages } from '../../lib/pure/language.ts';
import type { YamlForm } from './write-yaml.ts';

/** By file. */
export const fileComments = {
  city: {
    head: `Die Stadt: wie sie heißt und unter welcher Nummer sie zu erreichen ist.
kind: model = Muster zum Ausprobieren, real = eine echte Stadt. Der Hinweis (notice) steht auf den Bildschirmen eines Musters.`,
    oneLine: ['dialled'],
    comments: {
      number: 'So wird die Rufnummer geschrieben; angenommen wird sie in allen Schreibweisen von "dialled".',
    },
  },
  hours: {
    head: 'Öffnungszeiten des Servicetelefons. Gesetzliche Feiertage des Landes (land in city.yaml) sind von selbst geschlossen.',
    oneLine: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    comments: {
      closingDays: 'Schließtage: ganze Tage (on, oder from und to), mit "hours" nur ein Teil des Tages.',
      specialOpenings: 'Besondere Öffnungen gehen Feiertagen und Schließtagen vor: { on, hours, name }.',
    },
  },
  menu: {
    head: `Die Auswahl nach der Begrüßung: höchstens zwei Ebenen, höchstens fünf Möglichkeiten je Ebene.
Immer da und nicht aufzuführen: 0 = ein Mensch, 9 = Sprachen, 8 = Datenschutz und 7 = Stand eines Tickets (nur erste Ebene), Stern oder
Raute = wiederholen. "languages": die Sprachen in der Reihenfolge ihrer Tasten nach der 9.`,
    oneLine: ['languages', 'labels'],
  },
  topics: {
    head: `Themen: was jemand im Menü wählen kann, mit dem zuständigen Fachbereich und der Leistung, um die es meist geht (LeiKa-Schlüssel).
protected: Sozial- oder Gesundheitsdaten; andere sehen von solchen Anliegen nur Nummer und Stand.`,
    oneLine: ['names'],
  },
  departments: {
    head: `Die Fachbereiche. stage: notConnected, directory, shadow, live, overflow.
number und email braucht, wer angeschlossen ist; parent = der Fachbereich darüber; deputy = wer vertritt, solange er an Tagen mit Namen geschlossen ist; acceptance nur, wenn es anders ist als üblich
(Nebenstellen: answer, andere Nummern: key); notices = wie der Fachbereich von seinen Tickets hört (signIn, link, mail) und wo; connects: straight = auf der Stufe directory wird
verbunden, statt die Nummer anzusagen; exceptions = Tage mit anderen Zeiten (on, oder from und to), ohne hours geschlossen.`,
    oneLine: ['names', 'hours', 'notices'],
  },
  directory: {
    head: `Wohin weitervermittelt werden kann, zusätzlich zu den zentralen Nummern der Fachbereiche.
acceptance: answer = verbunden, sobald jemand abhebt (Nebenstellen); key = erst nach Taste 1 (Mailboxen können nicht drücken)
kind: person = ein Mensch; role = was sie tun; deputy = wer sonst gefragt wird (Kurzname hier oder eines Fachbereichs);
user = wessen Telefon bei uns klingelt, solange es an ist (team.yaml); exceptions = Tage mit anderen Zeiten.`,
    rowsInOneLine: true,
  },
  routing: {
    head: 'Wer einen Anruf wann angeboten bekommt, und was versprochen ist.',
    oneLine: ['serviceLevel', 'callbacks', 'callLimits'],
    comments: {
      ringSeconds: 'So lange klingelt es bei einer Person, dann bei der nächsten.',
      transferSeconds: 'So lange klingelt eine Weitervermittlung, dann ist die Anruferin wieder da.',
      missesBeforePerson: 'Nach so vielen unverständlichen Eingaben spricht ein Mensch.',
      widening:
        'Ausweitung nach Wartezeit: wer den Anruf von da an angeboten bekommen darf. Sprache und Thema je good (gut), canHelp (zur Not)\noder any (gleich).',
      announceSeconds: 'So oft hört, wer wartet, ein Wort von uns.',
      silenceSeconds: 'So lange darf es nach der Auswahl still sein, bis sie wiederholt wird.',
      promiseServiceHours: 'Zusage: Antwort auf ein Ticket in so vielen Servicestunden.',
      serviceLevel: 'Leistungsversprechen: dieser Anteil der Anrufe ist nach so vielen Sekunden angenommen.',
      shortAbandonSeconds: 'Wer früher auflegt, zählt nicht als abgebrochener Anruf.',
      redialMinutes:
        'Wer nach einem Abbruch so bald wieder anruft, hat den alten Platz oder dieselbe Servicekraft; 0 = nie.',
      secondCallMinutes:
        'Wer zum selben Thema wieder anruft, steht so in der Reihe, als wartete der Anruf schon so viele Minuten; 0 = wie alle anderen.',
      callLimits:
        'So viele Anrufe zugleich, im Ganzen und je Nummer; exceptions = Nummern, hinter denen viele Menschen anrufen.',
      callbacks:
        'Rückrufe: so viele je Servicestunde, so viele Servicetage im Voraus, in Fenstern von so vielen Stunden; nach so vielen Versuchen\nübernimmt ein Mensch mit einem Ticket. Neuer Versuch nach so vielen Minuten, wenn besetzt war oder niemand abnahm.',
    },
  },
  announcements: {
    head: `Alle Ansagen in den sieben Sprachen. Ein Rechner spricht sie; eine Aufnahme prompts/<Sprache>/<Name>.wav ersetzt die Stimme.
Kurz und höflich, erst das Anliegen, dann die Taste. [tr: Wörter] spricht diese Wörter mit der Stimme jener Sprache.
{hours} = Öffnungszeiten aus hours.yaml (nur in "closed").`,
    comments: {
      languageMenu: 'Was nach der 9 jede Sprache von sich selbst sagt; {key} = ihre Taste.',
      recordings:
        'Aufnahmen prompts/<Sprache>/<Name>.wav mit den Worten, für die sie gemacht sind. Steht oben etwas anderes, spricht die Stimme.',
      menu: 'Woraus die Ansagen der Menüebenen bestehen: {label} = Beschriftung einer Möglichkeit, {key} = ihre Taste.',
    },
  },
  team: {
    head: `Konten ohne Kennwörter; Kennwörter verlassen die Installation nie.
roles: admin, lead, agent, editor, clerk, council. languages und topics: good oder canHelp; topics "all" = alle gut,
'*' = jedes Thema, das nicht genannt ist. phones: browser, desk (ohne = beide); weeklyHours = Stunden in der Woche laut Vertrag, 38:30.`,
    oneLine: ['roles', 'languages', 'topics', 'phones'],
  },
  roster: {
    head: `Der Dienstplan ab Montag dieser Woche: wessen Dienst von wann bis wann (Zeit der Stadt). In der Nacht, in der es eine Uhrzeit zweimal
gibt, steht dahinter der Abstand zu UTC (+02:00 oder +01:00). Das sind Daten von Beschäftigten: Diese Datei nicht weitergeben.`,
    rowsInOneLine: true,
  },
  news: {
    head: `Nachrichten und Arbeitsanweisungen. kind: news oder instruction. from und until = erster und letzter Tag; ohne until bis auf Weiteres
(nur Anweisungen). Mit days statt dessen ein Beispiel, das nur eine Musterinstallation schreibt: so viele Tage ab dem ersten Start.
topics: Schlüssel aus topics.yaml, ohne = für alle. text ist Markdown.`,
    oneLine: ['topics'],
  },
  facts: {
    head: `Was in den Texten durch {{fakt:kurzname}} steht: einmal hier, überall richtig.
kind: fee (Euro: '46', '27,60', '93-96'), duration und deadline (1 week, 2-4 weeks), text, document, address, hours.
uncertain: true = muss geprüft werden. Gilt bis auf Weiteres, wenn until fehlt; later = was danach gilt, mit eigenen Tagen.
Die Öffnungszeiten der Fachbereiche stehen in departments.yaml und heißen hier zeiten-<Fachbereich>.`,
    rowsInOneLine: true,
  },
  lifeSituations: {
    head: `Lebenslagen: was gerade los ist, wenn jemand die Stadt braucht. Die Reihenfolge ist die der Auswahllisten; Leistungen nennen den
Kurznamen unter "lifeSituations".`,
    oneLine: ['names'],
  },
} as const satisfies Readonly<Record<string, YamlForm>>;

/** For people who open the folder or the ZIP file. */
export const readmeText = `# Die ganze Stadt als Dateien

Ausgegeben von der Amtsleitung: Zeiten, Menü, Ansagen mit Aufnahmen, Verteilung, Fachbereiche, Verzeichnis, Leistungen mit Artikeln in allen
Sprachen (${languages.join(', ')}, Leichte Sprache), Fakten, Lebenslagen, Nachrichten, Dienstplan und Konten ohne Kennwörter. team.yaml und roster.yaml sind Daten von Beschäftigten. Nicht dabei:
Kennwörter, Tickets, Anrufe, Mails, Entwürfe, Anhänge von Artikeln.

Prüfen: \`npm run -s city:check -- ORDNER\`. Einspielen: Seite Stadt › Dateien, oder als \`CITY\` beim ersten Start mit leerer Datenbank.
`;
