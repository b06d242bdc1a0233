// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Simple words of everyday life and administration, folded: a start list for splitting compounds (rule KS4), because a
 * small catalogue does not hold every part by itself. Written from general knowledge of the language.
 */

const list = `
abfall abgabe abitur abschluss abschrift adoption adresse akte akten alarm alter alters altglas altkleider altpapier amt
amts anerkennung angabe angehorige angebot anlage anlagen anlieger anmelde anmeldung anschluss anspruch antrag antrags
anwalt anwohner anzeige apotheke arbeit arbeiter arbeits arbeitgeber arbeitnehmer arbeitslosen archiv arm arzt arztin
asyl aufenthalt aufenthalts aufgabe auflage aufsicht auftrag auge ausbau ausbildung ausgabe auskunft ausland auslander
ausschuss austritt ausweis ausstellung ausubung auszug auto automat bad bahn ball bank bau bauen baum bauch behinderte
behinderten behinderung behorde beginn begleit beginn beglaubigung beihilfe beitrag beitrags bekleidung beleg belehrung
beratung berechtigung bereich bericht beruf berufs bescheid bescheinigung beschaffung beschluss beschwerde besitz
bestatigung bestattung besuch betreuung betreuer betrieb betriebs bett bewilligung bewohner bezirk bezug bibliothek
bild bildung bio blind blinden blut boden bogen boot brand brief bruch bruder buch bude buhne bund bundes burger busse
bus bussgeld bad camping car chef datei daten dauer demo denkmal deutsch dienst dienste diebstahl dokument dolmetscher
ehe eheschliessung ehren ehrenamt eigentum eigentumer einbau einbruch einburgerung einfuhr eingang eingliederung
einkommen einkommens einkauf einlass einrichtung einschulung eintrag eintragung einwohner einzel eis eltern elektro
empfang ende energie entgelt entlastung entsorgung entziehung erbe erben erb erdgas ereignis erfassung ergebnis
erklarung erlass erlaubnis ermassigung ernahrung ersatz erst erteilung erwerb erwerbs erziehung erziehungs essen
fach fahr fahrer fahrerlaubnis fahrrad fahrt fahrzeug familie familien farbe feier feiertag feld fenster ferien fernseh
fest feuer feuerwehr film finanz firma firmen fisch fischerei flache flaschen fleisch fliegen flucht fluchtling flug
fluss folge forder forderung forst form formular foto frage frauen freizeit fremd friedhof frist frist fruh fund funk
futter fuhrer fuhrerschein fuhrung fursorge garten gas gast gaststatte gebaude gebiet gebrauch gebuhr gebuhren geburt
geburts gefahr gefahrdung gefangnis gegenstand gehalt geh geld gemeinde genehmigung gericht gesellschaft gesetz gesetze
gesuch gesundheit gesundheits getranke gewalt gewasser gewerbe gewinn glas gleich glucks grab graffiti grenze grund
grundbuch grundstuck gruppe gut gutachten gutschein haft haftung halter halte haltung hand handel handels handwerk
handwerker hartz haupt haus haushalt haushalts hebamme heil heilpraktiker heim heirat heirats heizung helfer herd hilfe
hilfs hoch hochzeit hof holz hort hotel hund hunde hygiene impf impfung infektion information informations ingenieur
inhaber innen integration integrations internet job jobs jagd jahr jahres jahrmarkt jubilaum jugend jung kammer kampf kanal
kanzlei karte kasse kataster katastrophen katze kauf kennzeichen kern kfz kind kinder kindergarten kinds kirche kirchen
kita klage klasse kleid klein klima klinik kohle konto kontrolle konzert korper kosten kraft kranken krankenhaus
krankheit krebs kreis kreuz krieg kredit krippe kuche kultur kunde kunden kunst kur kurs kurz lade laden lager land
landes landschaft landwirtschaft lang larm last laub lauf leben lebens lebensmittel leder lehre lehrer leib leiche
leicht leistung leistungen leitung lehrling licht liste lizenz lohn los luft mahnung makler mangel mann markt markte
maschine masse material mauer maut medien medizin mehr meister melde melderegister meldung mensch messe miete mieter
miets milch militar minder minister mittag mittel mobil mode monat mord motor motorrad mull mullabfuhr musik mutter
mutterschaft nachbar nachhilfe nachlass nachmittag nacht nachweis name namen namens natur neben nebenwohnung netz neu
niederlassung not notar notfall nummer nutzung oldtimer online opfer ordnung ordnungs ort orts pacht papier park parken
partei partner pass passe patient pension person personal personen personenstand pfand pfandung pfarrer pfleg pflege
pfleger pflanzen pflicht pin plan plane planung platz police polizei post prasident praktikum praxis preis presse
privat probe problem programm prufung psychiatrie punkt quartier rad radio rat rathaus raum rauch recht rechts regel
regen register reise reisen reinigung reiter rente renten reparatur reservierung restaurant rest rettung richter
rind risiko rohr rolle rollstuhl rucksicht ruck ruhe rundfunk saal sache sachen saison sanierung satz satzung schaden
schadlings schalter schank schau scheidung schein scheine schicht schiff schild schimmel schlaf schlussel schmuck
schnell schnee schuld schulden schuldner schule schul schuler schutz schwanger schwangerschaft schwarz schwer
schwerbehinderte schwimm see seelsorge seite selbst senioren sicherheit sicherung siegel sitz sitzung sorge sorgerecht
sozial spass spar sparen speise sperr spende sperre spiel spielhalle spiele sport sprach sprache sprechstunde sprung
spiel staat staats stadt stamm stand standes start statte status stell stelle stellen stellplatz sterbe steuer
steuern stiftung stimme stipendium stoff strafe straf strasse strassen streit strom stuck studenten studium studien
stunde stuhl suche sucht supermarkt tag tage tages tafel tank tausch taxi technik teil telefon termin test text theater
tier tiere titel tod toilette ton tot tote trau trauer trauung treff trennung treppe trink trinkwasser tur uber
ubergang uberlassung ubermittlung ubernahme ubersetzung ubung uhr umbau umgang umschreibung umschulung umtausch umwelt
umzug unfall universitat unter unterhalt unterhalts unterkunft unterlagen unternehmen unterricht unterschrift
unterstutzung untersuchung urkunde urkunden urlaub ursprung urteil vater vaterschaft veranstaltung verband verbot
verbraucher verein verfahren verfolgung vergnugung verhutung verkauf verkehr verkehrs verleih verlust vermieter
vermittlung vermogen versammlung verschwendung versicherung versicherungs versorgung vertrag verwalter verwaltung
verzeichnis verzicht vieh visum voll volk volks vollmacht vormund vormundschaft vorsorge vorschuss waffe waffen wagen
wahl wahler wald wand wappen ware waren warm wart wasch wasser wechsel weg wege wehr weide wein weihnachts weiter
werbe werbung werk werkstatt wert wertstoff wetter wettbewerb widerspruch wild winter wirt wirtschaft wissen witwe
witwen woche wochen wohn wohnen wohngeld wohnung wohnungs wohnsitz wunsch zahl zahlung zahn zaun zeichen zeit zeitung
zelt zentrale zentrum zettel zeuge zeugnis zeugnisse zeugung ziel zimmer zins zirkus zoll zone zug zugang zulage
zulassung zulassungs zusatz zuschlag zuschuss zustand zustandigkeit zustellung zuwanderung zuzahlung zwang zweck zweit
zwilling`;

const simple: ReadonlySet<string> = new Set(list.split(/\s+/).filter((word) => word !== ''));

/** Is this folded word in the start list? */
export function isSimpleWord(word: string): boolean {
  return simple.has(word);
}
