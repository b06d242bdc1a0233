// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Kinds of things with what belongs to them, and what people say of rarer matters. Format: vocabulary.core.ts. */
export const kindsVocabulary = `
# kinds of things, so that the kind finds what is said of all
Fahrzeug, Kraftfahrzeug < Lastwagen, LKW, Laster, Lieferwagen, Transporter, Bus, Wohnmobil, Wohnwagen, Motorroller, Moped, Mofa, Quad, Traktor, Trecker, Anhänger, Elektroauto, Pkw, Kfz, Camper, Oldtimer
Waffe < Revolver, Messer, Luftgewehr, Säbel, Armbrust, Schießen, Sportschütze, Munition
Tier < Katze, Vogel, Pferd, Schlange, Reptil, Biene, Bienen, Imker, Papagei, Haustier, Igel, Wildschwein, Fuchs, Marder, Taube, Tauben
Gewerbe, Betrieb < Firma, Unternehmen, Geschäft, Laden, Startup, Handel, Dienstleistung, GmbH, Selbständiger
Gaststätte < Restaurant, Café, Kneipe, Bar, Lokal, Imbiss, Wirtschaft, Gastronomie, Diskothek, Club, Hotel
Fachkräfte, Beschäftigung < Ingenieur, IT-Fachkraft, Programmierer, Krankenschwester, Pflegekraft, Handwerker, Koch
Wohnung, Wohnraum < Haus, Zimmer, WG, Einzimmerwohnung, Ferienwohnung, Airbnb, Untermiete
Abfall < Schrott, Plastikmüll, Laub, Grünabfall, Gartenabfall, Altglas, Glascontainer, Altkleider, Altpapier, Windeln, Bauschutt
Angehörige < Ehefrau, Ehemann, Oma, Opa, Großmutter, Großvater, Bruder, Schwester, Tante, Onkel, Eltern
Behinderung < blind, gehörlos, taub, Rollstuhl, gelähmt, sehbehindert, schwerhörig, Autismus
Gehörlose < taubstumm, Gebärdensprache, hörgeschädigt
Frau, Frauen < weiblich, Dame, Mädchen
Mann, Männer < männlich, Herr
Jugendliche < Teenager, Minderjährige, Heranwachsende, junge Leute
Seniorinnen und Senioren < Rentner, alte Leute, alte Menschen, Hochbetagte
Religionsgemeinschaft < katholisch, evangelisch, muslimisch, jüdisch
# pensions and insurance
Hinterbliebenenrente < Witwenrente, Witwerrente, Waisenrente, Rente nach Tod, Rente vom verstorbenen Mann
Erwerbsminderungsrente < Invalidenrente, Erwerbsunfähigkeit, Berufsunfähigkeit, Erwerbsunfähigkeitsrente, krank in Rente
Altersrente < Rente mit 63, Rente mit 67, Regelaltersrente, Rente beantragen, Rentenbeginn
Kontenklärung, Rentenauskunft < Rentenverlauf, Versicherungsverlauf, Rentenbescheid, Rentenpunkte, fehlende Zeiten, Renteninformation
Kindererziehungszeiten < Mütterrente, Erziehungszeiten
# vehicles
Erneute Anmeldung Fahrzeug, Wiederzulassung < Auto wieder anmelden, Fahrzeug wieder zulassen, Wiederanmeldung, wieder in Betrieb
Einfuhr Fahrzeug, eingeführtes Fahrzeug < Importauto, Importfahrzeug, Auto aus dem Ausland, Auto importieren, EU-Import
Ausfuhrkennzeichen < Export, Fahrzeugexport, Autoexport
rotes Kennzeichen, Dauerkennzeichen < Händlerkennzeichen, rote Nummer
Kurzzeitkennzeichen < Überführungsfahrt, Überführungskennzeichen
Elektrokennzeichen, Kennzeichen Elektrofahrzeuge < E-Kennzeichen, Elektroauto Kennzeichen
technische Änderung Fahrzeug, Fahrzeugpapiere < Tuning, Felgen, Anhängerkupplung, Umrüstung, tiefergelegt, Änderung eintragen
Personenbeförderung, Mietwagengenehmigung < Chauffeur, Limousine, Fahrdienst, Shuttle, Flughafentransfer, Krankenfahrten
Taxigenehmigung, Taxi < Taxiunternehmen, Taxikonzession, Taxibetrieb
Fahrlehrerlaubnis, Fahrschule < Fahrlehrer, Fahrlehrerschein
Fahreignungsregister < Punkte, Flensburg, Punktestand, Verkehrssünderkartei
Verlängerung Führerschein Klassen < LKW-Führerschein, Lastwagenführerschein, Busführerschein, Klasse C, Klasse D
Berufskraftfahrer, Fahrerqualifizierung < Lkw-Fahrer, Schlüsselzahl 95, Kraftfahrer
Fahrerkarte < Tachokarte, Kontrollgerätkarte
# residence and registration
Melderegisterauskunft < Personensuche, Adressauskunft, Anschriftenauskunft, Adressanfrage
Familienstand, Meldebescheinigung < Ledigennachweis, Ledigkeitsbescheinigung, ledig, Familienstandsbescheinigung
Staatsangehörigkeitsausweis, Staatsangehörigkeit < gelber Schein, Staatsangehörigkeitsnachweis, Nationalität, Staatenlos
Haushaltsbescheinigung < wer wohnt bei mir, Haushaltsgröße
Lebensbescheinigung < lebt noch, Rentenbescheinigung Ausland
Freizügigkeit, Daueraufenthaltsbescheinigung Unionsbürger < EU-Bürger, Unionsbürger, Freizügigkeitsbescheinigung, Europäer
Verpflichtungserklärung < Garantieschreiben, Gästeeinladung, Kostenübernahmeerklärung, Schengenvisum Gast
Aufenthaltstitel Übertrag < neuer Pass Aufenthalt, Aufkleber Pass, Visum übertragen
Aufenthaltserlaubnis Arbeitsplatzsuche < Jobsuche nach Studium, Absolvent, Arbeitssuche Ausländer
Beglaubigung < Zeugnis Kopie, Vollmacht beglaubigen, Unterschrift beglaubigen, Urkunde beglaubigen
Bescheinigung über Aufenthaltsstatus < Statusbescheinigung
# city, building, order
Mietspiegel, Mieterhöhung < Mietwucher, überhöhte Miete, Mietpreisbremse
Mieterberatung, Mietberatung < Ärger mit dem Vermieter, Mieterverein, Mietrecht, Nebenkostenabrechnung, Kaution
Beratung Baurecht, Bauberatung < Neubau, Abstandsfläche, Grenzabstand, Bauvorschriften
Nutzungsänderung < Wohnung gewerblich nutzen, Büro in Wohnung, Umnutzung
Gaststättenlärm, Lärmschutz < Kneipenlärm, Sperrstunde, Lärm Baustelle, Nachtruhe
Bewachungsgewerbe < Wachdienst, Wachschutz, Sicherheitsfirma, Bodyguard, Detektiv
Reisegewerbe < Verkaufsstand, Imbissstand, Eiswagen, Straßenverkauf, Hausierer, Vertreter Haustür
Maklererlaubnis, Immobilienmakler < Makler, Hausverwalter, Versicherungsvertreter, Finanzberater
Fundtiere, Tierheim < Hund gefunden, Katze gefunden, zugelaufen, entlaufen
Jagd, Wildtiere < Wildunfall, totes Reh, Reh, Falle, Jagdpächter
Schwertransport, Ausnahmegenehmigung Verkehr < Großraumtransport, Übergröße, Überbreite
Drehgenehmigung < Film drehen, Fotoshooting, Dreharbeiten
Plakatierung < Plakate aufhängen, Werbung aufstellen, Wahlplakat
Straßenreinigung, Winterdienst < Schnee räumen, Glatteis, streuen, Kehrmaschine, Laub auf dem Gehweg
Spielplatz < Rutsche kaputt, Klettergerüst, Sandkasten
Denkmalschutz < Altbau, Baudenkmal
Kleingarten < Schrebergarten, Laube, Gartenparzelle
Kampfmittel < Bombe, Blindgänger, Fliegerbombe
Trinkwasser, Abwasser < Leitungswasser, Kanal verstopft, Rohrbruch, Kanalisation
# family, youth
Schwangerschaftskonfliktberatung < Abbruch Schwangerschaft, Paragraph 218
Beurkundung Unterhalt < Unterhaltstitel, Unterhalt festlegen, Jugendamtsurkunde
Beistandschaft < Unterhalt einklagen
Umgangsrecht < Kind sehen, Besuchsrecht, Vater darf Kind nicht sehen
Ferienbetreuung, Ferienprogramm < Ferienspaß, Stadtranderholung, Sommerferien
Kita-Beitrag, Kosten Kinderbetreuung < Elternbeitrag, Kita-Gebühr, Kindergarten bezahlen, was kostet die Kita, Kinderbetreuungszuschuss
Kinderkrankengeld, Kind krank < Krankengeld Kind, zu Hause bleiben Kind krank
Nachmittagsbetreuung, Betreuung nach dem Unterricht < Kind nach der Schule, Mittagsbetreuung, Hausaufgabenbetreuung
Familienpaten, Patenschaft < Familienpate, Leihoma
Entlastungsbetrag Alleinerziehende < Steuerklasse zwei
Jugendschutz < Alkohol Jugendliche, Disko ab 16
Einschulungsuntersuchung < Schularzt, Schultest
# work and study again
Arbeitsvermittlung, Arbeitssuche < Stellenangebote, Zeitarbeit, Vermittlung Arbeit, Jobvermittlung, Leiharbeit
Weiterbildung < Umschulung, Fortbildung, Bildungsgutschein
Arbeitsausbeutung < ausgebeutet, Lohnbetrug
Beruf und Familie, Wiedereinstieg < Frau und Beruf, berufstätige Frauen, zurück in den Beruf
Freiwilligendienst < FSJ, Bundesfreiwilligendienst, Bufdi, freiwilliges soziales Jahr, FÖJ
Praktikum < Schnupperlehre, Hospitation
Studienfinanzierung, BAföG < Stipendium, Studienkredit, Finanzhilfe Studium
Wohnheim < Studentenwohnheim, Studentenzimmer
Sozialversicherung < Sozialabgaben, Rentenversicherungsnummer, Sozialversicherungsnummer, Sozialversicherungsausweis
`;
