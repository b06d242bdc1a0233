// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Words that say nothing about the matter: grammar and talk in the team's languages, folded (rule KS2), and words that
 * stand in every second question ("beantragen", "Deutschland") and weigh little.
 */

const german = `
aber ach ah alle allem allen aller alles allerdings als also am an andere anderen anderer anderes ans ab auch auf aus bei
beim bin bis bisschen bist bitte da dabei dafur dagegen daher damit danach danke dann daran darauf darf darfst darum das
dass davon davor dazu dein deine deinem deinen deiner dem den denn der deren des deshalb desto dessen dich die dies diese
diesem diesen dieser dieses dir doch dort du durch durfen durfte eben egal ehm ein eine einem einen einer eines einfach
einige einmal entweder er es etwa etwas euch euer eure fast finde finden findet fur ganz gar geben gegen gehen geht genau
gerade gerne gern gestern gibt gilt gelten ging gut guten guter habe haben habt hallo hat hatte hatten hatt hatte hattest
her heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins irgend irgendwie irgendwo ist
ja je jede jedem jeden jeder jedes jemand jene jetzt kann kannst kein keine keinem keinen keiner komme kommen kommt konnen
konnte konnten kriege kriegt lang lange lasse lassen lasst leider los mach mache machen macht mal man manche mein
meine meinem meinen meiner meines mehr mich mir mit mochte mochten moment morgen moin muss mussen musst musste nach nachdem
nachste nachsten nachster ne nee nehmen nein nicht nichts nie noch nun nur ob obwohl oder oh ohne okay ok per schon schonen
sehr sei seid sein seine seinem seinen seiner seit servus sich sie sind so sogar solche soll sollen sollte sondern sonst
sowie stimmt tag tja trotzdem tschuss tue tun tut uber uberhaupt um und uns unser unsere unserem unseren unserer unter usw
viel viele vielleicht viel vom von vor wann war ware waren warum was weil weiss welche welchem welchen welcher welches
wem wen wenn wer werde werden wie wieder wieso wieviel will wir wird wirklich wo wobei wofur woher wohin wohl wollen wollte
womit worauf worden worum wurde wurden wurde ware zu zum zur zwar zwischen innen bekomme bekommen bekommt brauche brauchen
braucht benotige benotigen benotigt mochte erhalte erhalten erhalt bedeutet versteht hey guten abend heisse heissen
gruss gott frage fragen sagen sag wissen bzw zb art arten neu neuen sobald bereits jeweils daruber hierzu hierfur sowohl
lautet laufen lauft ablaufen mitbringen mitzubringen kosten kostet teuer hoch viel welch`;
const english = `
a about after all am an and any are as at be because been before being by can cannot could did do does doing don for
from get gets getting give go had has have having he hello hi her here him his how i if in into is it its just let like
long many may me mine more most much must my need needed needs no not of on one or our out over please she should so some
such than thank thanks that the their them then there these they this those to too under until up us want was we were what
when where which while who whom whose why will with would yes you your yours tell know want one find does types
type available offered exist special purpose necessary`;
const others = `
le la les un une des du de et est je j l d il elle nous vous ou pour avec dans sur que qui quoi comment mon ma mes son sa au
aux ce cette puis suis ai a ne pas veux voudrais faut combien
lo gli i uno una di da con per tra fra e che chi cosa come dove quando mi ho ha sono devo vorrei posso mio mia il del della
dei delle al alla nel nella non quanto
w z ze na do i oraz jak gdzie kiedy ile czy co to jest sa moj moja moje mam chce chcialbym chcialabym moge musze prosze nie
dla po przy od za sie o u
ve bir bu su icin ile mi mu ben benim ne nasil nerede nereden nereye zaman var yok istiyorum istiyoruz gerek gerekiyor lazim
yapmak almak etmek olarak kac hangi
u li bi ji bo di de ez min te wi we xwe ku ci kengi cawa kiye dixwazim dixwaze heye tune cend`;

const stop: ReadonlySet<string> = new Set(`${german} ${english} ${others}`.split(/\s+/).filter((word) => word !== ''));

const weak: ReadonlySet<string> = new Set(
  `antrag antrage beantragen beantragt beantrage beantragung stellen anbieten bietet angebot angebote unterstutzung
  unterstutzungsangebote hilfe hilft helfen moglichkeit moglichkeiten information informationen infos info deutschland
  germany german stadt kreis landkreis region nahe umgebung amt behorde leute mensch menschen person personen jahr jahre
  apply application request information support help district region people citizen leben stehen steht gehort voraussetzung
  voraussetzungen requirements unterlagen dokument dokumente documents document schritt schritte steps notwendig notig
  muster zustandig zustandige ansprechpartner kontakt kontaktieren wenden online termin appointment bezirk allgemein allgemeine
  vorgehen prozess ablauf verschieden verschiedene unterschied difference different wichtig wichtige`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Does this folded word say nothing about the matter? */
export function isStopWord(word: string): boolean {
  return stop.has(word);
}

/** Does this folded word stand in so many questions that it decides little? */
export function isWeakWord(word: string): boolean {
  return weak.has(word);
}
