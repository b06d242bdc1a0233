// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Forms of one meaning that stemming does not join: irregular verbs with their nouns, and everyday pairs. Format: vocabulary.core.ts. */
export const verbVocabulary = `
verlieren, verloren, verliere, Verlust
stehlen, gestohlen, stiehlt, Diebstahl < geklaut, klauen, beklaut, bestohlen, entwendet, abhandengekommen
umziehen, umgezogen, umziehe, Umzug, ziehe um, zieht um
zuziehen, zugezogen, Zuzug, hergezogen, hinziehen
wegziehen, weggezogen, Wegzug, Fortzug
ausziehen, ausgezogen, Auszug
einziehen, eingezogen, Einzug
einreisen, eingereist, Einreise
ausreisen, ausgereist, Ausreise
sterben, gestorben, verstorben, Sterbefall, Tod, Todesfall, tot, Verstorbene, Verstorbener, Ableben
gebären, geboren, Geburt, Neugeborenes, Neugeborene
heiraten, geheiratet, Heirat, Hochzeit, Trauung, Eheschließung, trauen lassen, vermählen
scheiden, geschieden, Scheidung, Ehescheidung
austreten, ausgetreten, Austritt
eintreten, eingetreten, Eintritt
beitreten, Beitritt
umschreiben, umgeschrieben, Umschreibung
einschreiben, eingeschrieben, Einschreibung, Immatrikulation
abschreiben, Abschrift
unterschreiben, unterschrieben, Unterschrift
vertreten, Vertretung, vertritt
beweisen, Beweis, nachweisen, nachgewiesen, Nachweis
erwerben, erworben, Erwerb
entziehen, entzogen, Entzug, Entziehung
beziehen, bezogen, Bezug
zurückgeben, zurückgegeben, Rückgabe
abgeben, abgegeben, Abgabe
wiederfinden, wiedergefunden, aufgefunden, Wiederauffinden, wieder da, wieder aufgetaucht
finden, gefunden, Fund, Fundsache
wählen, gewählt, Wahl
zahlen, bezahlen, bezahlt, Zahlung, begleichen
fahren, gefahren, Fahrt
fliegen, geflogen, Flug
reisen, gereist, Reise
essen, Lebensmittel, Nahrungsmittel
trinken, Getränk
bauen, gebaut, Bau, errichten, Errichtung
abreißen, abgerissen, Abriss, Abbruch, Beseitigung baulicher Anlagen
umbauen, umgebaut, Umbau, Nutzungsänderung
arbeiten, gearbeitet, Arbeit, Beschäftigung, Erwerbstätigkeit, Job
arbeitslos, Arbeitslosigkeit, erwerbslos
krank, Krankheit, erkrankt, Erkrankung
schwanger, Schwangerschaft
behindert, Behinderung
pflegen, gepflegt, Pflege
betreuen, betreut, Betreuung
helfen, geholfen, Hilfe
beraten, Beratung, berät, Beratungsstelle, Anlaufstelle
lernen, gelernt, Ausbildung, Lehre
studieren, studiert, Studium, Student, Studentin, Studierende
unterrichten, Unterricht
mieten, gemietet, Miete, Mieter
vermieten, vermietet, Vermieter, Vermietung
kaufen, gekauft, Kauf, Erwerb
verkaufen, verkauft, Verkauf, Veräußerung
erben, geerbt, Erbe, Erbschaft, Nachlass
schulden, verschuldet, Schulden, Überschuldung, Schuldner
beißen, gebissen, Biss
brennen, gebrannt, Brand
parken, geparkt
halten, gehalten, Haltung
schlagen, geschlagen, Gewalt, verprügelt
verlängern, verlängert, Verlängerung
ändern, geändert, Änderung, ummelden
übersetzen, übersetzt, Übersetzung, Übersetzer, Dolmetscher
beschweren, beschwert, Beschwerde
klagen, geklagt, Klage
widersprechen, widersprochen, Widerspruch, Einspruch
kündigen, gekündigt, Kündigung
sperren, gesperrt, Sperrung, Sperre
entsperren, entsperrt, freischalten, Freischaltung, aktivieren
tauschen, umtauschen, umgetauscht, Umtausch
stilllegen, stillgelegt, Stilllegung
zulassen, zugelassen, Zulassung
genehmigen, genehmigt, Genehmigung
erlauben, erlaubt, Erlaubnis
bescheinigen, bescheinigt, Bescheinigung
anerkennen, anerkannt, Anerkennung
einbürgern, eingebürgert, Einbürgerung
adoptieren, adoptiert, Adoption
fliehen, geflohen, Flucht, geflüchtet, Flüchtling, Geflüchtete, Flüchtlinge
einladen, eingeladen, Einladung
nachziehen, nachgezogen, nachholen, Nachzug
reinigen, gereinigt, Reinigung
entsorgen, entsorgt, Entsorgung, wegwerfen
sammeln, gesammelt, Sammlung
spenden, gespendet, Spende
impfen, geimpft, Impfung
ermäßigen, ermäßigt, Ermäßigung
befreien, befreit, Befreiung
`;
