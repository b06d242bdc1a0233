// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What people say, by what administration calls it, from general knowledge. Format: vocabulary.core.ts. */
export const everydayVocabulary = `
# papers
Personalausweis < Perso, Persos, Pappausweis, Ausweiskarte, eID-Karte, nPA, Plastikausweis, Identitätskarte, ID-Karte
Verlust Personalausweis, Verlustanzeige Ausweis < Perso weg, Ausweis weg, Ausweis verloren, Perso verloren, Ausweis gestohlen, Perso gestohlen, Perso geklaut, Ausweis geklaut, Geldbeutel Ausweis, Geldbörse Ausweis, Portemonnaie Ausweis, Brieftasche Ausweis, Handtasche Ausweis
Online-Ausweisfunktion, elektronischer Identitätsnachweis, eID < PIN Ausweis, PIN vergessen, PIN-Brief, Ausweis-App, Ausweis freischalten, Online-Ausweis
vorläufiger Personalausweis < Ersatzausweis, Notausweis, Ausweis sofort
Reisepass < Pass, Pässe, Paß, ePass, Urlaubspass
Verlust Reisepass < Pass verloren, Reisepass weg, Pass weg, Pass geklaut, Reisepass gestohlen
vorläufiger Reisepass, Express-Reisepass < Expresspass, Notpass, Pass schnell, Pass eilig, Reisepass sofort, Blitzpass, Pass läuft ab fliegen
Kinderreisepass, Reisepass Kind < Kinderpass, Kinderausweis, Babypass, Ausweis Kind, Pass Kind, Ausweis Baby, Pass Baby
Passbild, Lichtbild < Passfoto, biometrisches Foto, Ausweisfoto, Foto Automat
Reiseausweis für Flüchtlinge < Flüchtlingspass, blauer Pass, Konventionspass
Reiseausweis für Ausländer < Ausländerpass, grauer Pass, Fremdenpass
Führungszeugnis < polizeiliches Führungszeugnis, Leumundszeugnis, Vorstrafen, Strafregister, Bundeszentralregister, sauberes Zeugnis, Polizeizeugnis
Meldebescheinigung < Wohnsitzbescheinigung, Wohnbescheinigung, Adressnachweis, Meldezettel, Nachweis Adresse, Bestätigung Adresse, Nachweis Wohnsitz
Beglaubigung < Kopie mit Stempel, amtliche Kopie, Zeugnis beglaubigen, Stempel Zeugnis, beglaubigen lassen
Melderegisterauskunft < jemanden suchen, Adresse herausfinden, Anschrift ermitteln, wo wohnt, Person suchen
Steuerliche Identifikationsnummer < Steuer-ID, Steuernummer, TIN, IdNr, Lohnsteuerkarte
Übermittlungssperre, Auskunftssperre < Adresse sperren, Daten sperren, Adresse geheim, Datensperre, Widerspruch Datenweitergabe, Werbung Parteien
# home
Anmeldung Wohnsitz, Anmeldung Wohnung, Wohnung anmelden < umgezogen, gezogen, eingezogen, neu in der Stadt, hergezogen, zugezogen, Umzug melden, Adresse ändern, neue Adresse, neue Wohnung, Wohnsitz anmelden, Adressänderung, Einwohnermeldeamt, neu zugezogen, polizeilich anmelden, Hauptwohnsitz, Umzug anmelden
Ummeldung Wohnsitz, Wohnung ummelden < innerhalb der Stadt umgezogen, ummelden, Adresse ummelden
Abmeldung Wohnsitz, Wohnung abmelden < ins Ausland ziehen, auswandern, Auswanderung, wegziehen Ausland, abmelden Ausland
Nebenwohnung < Zweitwohnsitz, Zweitwohnung, zweiter Wohnsitz, Nebenwohnsitz
Wohnungsgeberbestätigung < Bestätigung vom Vermieter, Vermieterbestätigung, Bescheinigung Vermieter
Wohnberechtigungsschein < WBS, B-Schein, Sozialwohnung, billige Wohnung, geförderte Wohnung, günstige Wohnung, Paragraph fünf Schein
Wohngeld < Mietbeihilfe, Zuschuss zur Miete, Miete zu teuer, Geld für Miete, Mietzuschuss, Miete nicht bezahlen, Unterstützung Miete, Wohnzuschuss
Obdachlosigkeit, Wohnungslosigkeit, Wohnungsnotfall < obdachlos, auf der Straße leben, Notunterkunft, keine Wohnung, Räumungsklage, Zwangsräumung, Wohnung verloren, Rausschmiss, Schlafplatz, Notschlafstelle
Wohnungssuche, Wohnung suchen < Wohnung finden, Bude, Mietwohnung, Apartment
Mietspiegel < ortsübliche Miete, Vergleichsmiete, Mieterhöhung
Wohnraum Mängel, Wohnungsaufsicht < Schimmel in der Wohnung, kaputte Wohnung, Vermieter repariert nicht
# birth, family, death
Geburtsurkunde < Geburtsschein, Geburtsbescheinigung, Geburtszertifikat, Geburt anmelden, Geburt eintragen
Geburt anzeigen, Geburtsurkunde Neugeborene, Beurkundung der Geburt < Baby, Säugling, Baby bekommen, Kind bekommen, Baby anmelden, Neugeborenes anmelden, Nachwuchs, Baby da, Kind ist da, Entbindung
Vaterschaftsanerkennung < Vater eintragen, Kindsvater, Vater werden unverheiratet, Vaterschaft, unverheiratete Eltern
Sorgeerklärung, Sorgerecht < gemeinsames Sorgerecht, Sorgerechtserklärung, Sorge für Kind
Anmeldung der Eheschließung, Eheschließung < Aufgebot, standesamtlich heiraten, Standesamt Termin, heiraten, Hochzeit anmelden, Trautermin, Hochzeitstermin, ja sagen, Ringe, Traugespräch, Verlobung
Ehefähigkeitszeugnis < Heirat im Ausland, im Ausland heiraten, Ehefähigkeit, Ledigkeitsbescheinigung
Eheurkunde < Heiratsurkunde, Trauschein, Hochzeitsurkunde, Familienstammbuch, Stammbuch
Namensänderung < Name ändern, anderer Name, Nachname ändern, Vorname ändern, umbenennen, Mädchenname, Geburtsname, Familienname, Doppelname, Nachnamen, Vornamen
Namensänderung nach Scheidung, Namensführung < Mädchennamen wieder, Geburtsname wieder annehmen, alter Name zurück, nach Scheidung Name
Selbstbestimmungsgesetz, Geschlechtseintrag < trans, transgender, Geschlecht ändern, divers, nichtbinär
Scheidung < auseinander, Trennung, getrennt, Ehe beenden, Ehe kaputt
Lebenspartnerschaft < Homo-Ehe, gleichgeschlechtliche Ehe, schwul, lesbisch
Kindergeld < Geld für Kinder, Familienkasse, Kindergeldantrag
Kinderzuschlag < KiZ, Zuschlag Kinder
Elterngeld < Babygeld, Erziehungsgeld, Elternzeit, ElterngeldPlus, Geld nach der Geburt, Vätermonate
Mutterschutz < Mutterschaftsurlaub, Mutterschaftsgeld
Unterhaltsvorschuss < Vater zahlt nicht, Kindesunterhalt, Unterhalt fürs Kind, Alimente, Ex zahlt nicht, Mutter zahlt nicht, alleinerziehend, UVG
Unterhalt, Beistandschaft < Alimente, Unterhaltszahlung, Kindesunterhalt
Kindertagesstätte, Kindertagesbetreuung, Kinderbetreuung < Kita, Kitaplatz, Kindergartenplatz, Krippe, Krippenplatz, Hort, Kinderkrippe, Betreuungsplatz, Kitagutschein, KiTa-Platz, Betreuung Kind, U3
Kindertagespflege < Tagesmutter, Tagesvater, Tagesmütter, Tagespflege Kind, Tagespflegeperson
Jugendamt < Kinderschutz, Kindesmisshandlung, Kind in Gefahr, Kindeswohl, Inobhutnahme, Vernachlässigung
Erziehungsberatung, Familienberatung < Probleme mit Kind, Erziehungsprobleme, schwieriges Kind, Pubertät
Frühe Hilfen < Schreibaby, junge Eltern, überfordert Baby
Hebamme < Geburtshelferin, Wochenbett
Adoption < Kind annehmen, Stiefkind, adoptieren
Pflegefamilie, Pflegekind < Pflegeeltern, Pflegekinder, Vollzeitpflege
Sterbefall, Sterbeurkunde < Totenschein, Todesanzeige, Oma gestorben, Opa gestorben, Vater gestorben, Mutter gestorben, Mann gestorben, Angehöriger gestorben, Leichenschau, jemand gestorben, Tod melden
Bestattung, Friedhof < Begräbnis, Grab, Urne, Sarg, Friedhofsamt, Urnengrab, Beerdigungskosten, Bestattungskosten
Nachlassgericht, Erbschein < Testament, Erbe ausschlagen, Erbschaft
# traffic
Führerschein, Fahrerlaubnis < Lappen, Pappe, Fleppe, Schein, Autoführerschein, Fahrschein Auto, Fahrerlaubnisbehörde, Führerscheinstelle
Umtausch Führerschein, Kartenführerschein, Pflichtumtausch < alter Lappen, rosa Führerschein, grauer Führerschein, alter Führerschein, Scheckkartenführerschein, EU-Führerschein, Kartenformat, Führerschein erneuern, Lappen umtauschen, Papierführerschein, Plastikführerschein
Neuerteilung Fahrerlaubnis, Entziehung Fahrerlaubnis < Führerschein weg, Lappen weg, Führerscheinentzug, Fahrverbot, MPU, Idiotentest, Führerschein abgenommen, Alkohol am Steuer, Führerschein zurück, Punkte in Flensburg
Ersatzführerschein < Führerschein verloren, Lappen verloren, Führerschein geklaut, Führerschein gestohlen, Führerschein kaputt
Begleitetes Fahren, Führerschein mit 17 < BF17, Fahren mit 17, Führerschein ab 17
Umschreibung ausländischer Führerschein, ausländische Fahrerlaubnis < Führerschein aus dem Ausland, ausländischer Führerschein, Führerschein aus Drittstaat, Führerschein anerkennen, fremder Führerschein
Internationaler Führerschein < Führerschein Urlaub, Führerschein USA, Weltführerschein
Fahrgastbeförderung, Personenbeförderungsschein < Taxischein, P-Schein, Taxifahrer, Uber
Fahrzeug zulassen, Fahrzeugzulassung, Zulassung Kfz < Auto anmelden, Wagen anmelden, Motorrad anmelden, Anhänger anmelden, Auto zulassen, Karre, Neuwagen anmelden, Gebrauchtwagen anmelden, Kfz-Anmeldung, Zulassungsstelle, Fahrzeug anmelden, Roller anmelden, Wohnmobil anmelden
Umschreibung Fahrzeug, Halterwechsel < Auto gekauft, Auto umschreiben, Auto ummelden, Fahrzeug ummelden, Gebrauchtwagen, neuer Halter, Fahrzeug gekauft, Besitzerwechsel
Außerbetriebsetzung, Fahrzeug abmelden < Auto abmelden, Auto stilllegen, Wagen abmelden, Auto verschrotten, Fahrzeug stilllegen, Motorrad abmelden, Schrottauto, Verschrottung
Veräußerungsanzeige, Verkaufsanzeige < Auto verkauft, Fahrzeug verkauft, Wagen verkauft, Auto verkaufen
Zulassungsbescheinigung < Fahrzeugpapiere, Autopapiere, Kfz-Papiere
Zulassungsbescheinigung Teil I Fahrzeugschein < Fahrzeugschein weg, Fahrzeugschein verloren, Kfz-Schein, kleiner Schein
Zulassungsbescheinigung Teil II Fahrzeugbrief < Fahrzeugbrief weg, Kfz-Brief, Autobrief, Brief verloren
Kennzeichen < Nummernschild, Nummernschilder, Autokennzeichen, Schilder, Autoschild
Verlust Kennzeichen, Diebstahl Kennzeichen < Nummernschild geklaut, Nummernschild weg, Kennzeichen gestohlen, Kennzeichen verloren, Nummernschild verloren
Wunschkennzeichen < eigenes Kennzeichen, Kennzeichen reservieren, Kennzeichen aussuchen, Nummernschild aussuchen, Wunschnummer
Kurzzeitkennzeichen < Probefahrt, Überführung, gelbes Kennzeichen, rotes Kennzeichen, Fünftageskennzeichen, Auto überführen
Ausfuhrkennzeichen < Auto exportieren, Auto ins Ausland, Auto ausführen, Export Auto, ausführen Kennzeichen
Oldtimerkennzeichen, Kennzeichen Oldtimer < altes Auto, Oldtimer, H-Kennzeichen, historisches Fahrzeug, Youngtimer
Saisonkennzeichen < nur im Sommer, Sommerkennzeichen
Feinstaubplakette, Umweltplakette < grüne Plakette, Umweltzone
Bewohnerparkausweis < Anwohnerparken, Anwohnerausweis, Parkplatz vor der Tür, Anwohner, Bewohnerparken, Parkschein Anwohner, Anwohnerparkkarte, parken vor meiner Wohnung
Parkausweis Schwerbehinderte, Behindertenparkplatz < Parkausweis Behinderte, blauer Parkausweis, Rollstuhlparkplatz, Behindertenparkausweis, orangener Parkausweis, Parken mit Behinderung
Handwerkerparkausweis, Ausnahmegenehmigung Parken < Handwerker parken, Parkausweis Firma, Baustelle parken
Halteverbot, Haltverbot < Umzugswagen, Möbelwagen, Parkplatz freihalten, Umzug Parkplatz, Parkverbot, Halteverbotsschild, Umzugsschild, LKW vor der Tür
Bußgeld, Ordnungswidrigkeit, Verwarnung, Bußgeldbescheid < Knöllchen, Strafzettel, geblitzt, Blitzer, zu schnell gefahren, Falschparken, falsch geparkt, Ticket am Auto, Verwarngeld, Parkticket, rote Ampel, Anhörungsbogen, Anhörung Verkehr, Radarfalle
Abschleppen, sichergestelltes Fahrzeug < abgeschleppt, Auto weg, Auto verschwunden, umgesetzt
Verkehrszeichen, Straßenverkehrsbehörde < Ampel kaputt, Schild umgefallen, Tempo 30, Zebrastreifen, Verkehrsschild
Straßenbeleuchtung, Straßenschäden < Straßenlaterne, Laterne kaputt, Schlagloch, Licht kaputt, Straße kaputt, Straßenlampe, Gehweg kaputt
Fahrkarte, öffentlicher Nahverkehr < Bus und Bahn, Monatskarte, Busticket, Deutschlandticket, Straßenbahn, Zugticket, ÖPNV, Abo, U-Bahn, S-Bahn
# money
Bürgergeld, Arbeitslosengeld II, Grundsicherung Arbeitsuchende < Hartz 4, Hartz IV, Hartz vier, ALG 2, ALG II, Stütze, Jobcenter, vom Amt leben, SGB II, Geld vom Amt
Arbeitslosengeld < ALG 1, ALG I, Stempeln, arbeitslos geworden, Job verloren, gekündigt worden, arbeitslos melden, arbeitssuchend, Arbeitsamt, Stempelgeld
Sozialhilfe, Hilfe zum Lebensunterhalt < Stütze, Fürsorge, Sozialamt, kein Geld, SGB XII, Sozi
Grundsicherung im Alter < kleine Rente, Rente reicht nicht, Rente zu wenig, Altersarmut, Grundsicherung Rentner
Rente, Rentenversicherung < Altersrente, in Rente gehen, Rentner, Ruhestand, Rentenantrag, Pension, Witwenrente, Erwerbsminderungsrente, Frührente, Rentenberatung
Bildung und Teilhabe < BuT, Klassenfahrt bezahlen, Schulgeld, Mittagessen Schule, Schulbedarf, Nachhilfe bezahlen, Geld für Schulsachen, Schulranzen, Bildungspaket, Schulsachen
Ausbildungsförderung BAföG < Bafög, Schülerbafög, Meister-Bafög, Aufstiegsbafög, Geld fürs Studium
Rundfunkbeitrag < GEZ, Rundfunkgebühr, Fernsehgebühr, ARD ZDF, Radiogebühr, GEZ-Befreiung, Rundfunkbefreiung
Schuldnerberatung < Schulden, pleite, verschuldet, Inkasso, Mahnungen, Raten nicht zahlen, Kredit nicht zahlen, Insolvenz, Privatinsolvenz, Gerichtsvollzieher
Pfändung, Pfändungsschutzkonto < Konto gepfändet, P-Konto, Lohnpfändung, Konto gesperrt
Asylbewerberleistungen < Geld für Asylbewerber, Sozialgeld Asyl, Taschengeld Flüchtlinge, AsylbLG
Krankenhilfe, Behandlungsschein < Krankenschein, Arzt ohne Versicherung, Krankenschein Asyl, nicht versichert
Sozialpass, Familienpass < Stadtpass, Vergünstigung, Ermäßigungskarte, Kulturpass, Tafel, Ermäßigung
Tafel, Lebensmittelausgabe < Essen umsonst, kostenloses Essen, Lebensmittelhilfe, billig Lebensmittel
Kleiderkammer < gebrauchte Kleidung, Kleidung umsonst, Sozialkaufhaus
Steuererklärung, Finanzamt < Lohnsteuer, Einkommensteuer, Steuerklasse, Elster, Umsatzsteuer
Hundesteuer < Hund anmelden, Hundemarke, Hund abmelden, Welpe, Vierbeiner, Hundeanmeldung
Hundehaltung, gefährliche Hunde < Kampfhund, Listenhund, Leinenpflicht, Hundeführerschein, Hund gebissen, Maulkorb, Wesenstest
Grundsteuer < Grundbesitzabgaben, Hausbesitzer Steuer, Grundsteuerbescheid
Zahlungserinnerung, Mahnung, Stadtkasse < Ratenzahlung, Stundung, Rechnung der Stadt, Stadt zahlen
# work and business
Gewerbe anmelden, Gewerbeanmeldung < selbständig machen, selbstständig, Firma gründen, Laden aufmachen, Geschäft eröffnen, Kleingewerbe, Nebengewerbe, Gewerbeschein, Kleinunternehmer, Freiberufler, Existenzgründung, Unternehmen gründen, Firma anmelden, Onlineshop, Nebenjob selbständig
Gewerbe abmelden, Gewerbeabmeldung < Geschäft schließen, Firma auflösen, Laden zumachen, Geschäft aufgeben, Firma schließen, Firma abmelden, Betrieb aufgeben
Gewerbe ummelden, Gewerbeummeldung < Firma umziehen, Geschäft verlegen, Firmensitz, Firma zieht um, Betrieb verlegen, Firma neue Adresse
Gaststättenerlaubnis, Gaststättengewerbe < Kneipe, Kneipe aufmachen, Restaurant eröffnen, Wirtschaft eröffnen, Café eröffnen, Konzession, Bar eröffnen, Imbiss, Alkohol ausschenken, Schanklizenz, Lokal, Bistro, Wirtshaus
Sondernutzung, Außengastronomie < Tische rausstellen, Stühle auf dem Gehweg, Freischankfläche, Biergarten, Terrasse Café, Straßenfest, Infostand, Gehweg nutzen, Container aufstellen, Gerüst aufstellen, Bauschutt Container, Werbeschild
Reisegewerbe, Reisegewerbekarte < Imbisswagen, Foodtruck, Marktstand, Haustürgeschäft, Schausteller, fliegender Händler, Kirmes, Verkaufswagen, mobiler Verkauf
Infektionsschutzbelehrung, Belehrung Infektionsschutzgesetz, Gesundheitszeugnis < Gesundheitspass, rote Karte, Hygieneschein, Hygieneschulung, Arbeit in der Küche, Küchenpass, Gastronomie Gesundheitspass, Lebensmittelpass, Bescheinigung Küche
Spielhalle, Spielgeräte < Spielautomat, Glücksspiel, Zocken, Automatenaufstellung
Bewachungsgewerbe < Security, Türsteher, Wachmann, Sicherheitsdienst
Handwerk, Handwerkskammer < Meister, Handwerksrolle, Geselle
Wochenmarkt, Marktfestsetzung < Flohmarkt, Trödelmarkt, Markt
Schwarzarbeit < schwarz arbeiten, illegal arbeiten
Arbeitserlaubnis, Beschäftigungserlaubnis, Erlaubnis Beschäftigung < Arbeitsgenehmigung, darf ich arbeiten, arbeiten dürfen, arbeiten gehen
Arbeitsvermittlung, Arbeitssuche, Stellensuche, Jobsuche < Job finden, Arbeit finden, Stelle suchen, Jobbörse, Job suchen, Arbeit suchen
Bewerbung < bewerben, Lebenslauf, Vorstellungsgespräch
Arbeitnehmerrechte, Arbeitsrecht < Chef zahlt nicht, Lohn nicht bezahlt, Kündigungsschutz, Urlaubsanspruch, Arbeitgeber Probleme, Rechte bei der Arbeit
Arbeitsvertrag < Probezeit, befristeter Vertrag, unbefristeter Vertrag, Festanstellung
Arbeitszeit < Überstunden, Pausen, wie viele Stunden
Arbeitsunfall, Unfallversicherung < Unfall bei der Arbeit, Betriebsunfall, Wegeunfall, Unfall im Betrieb
Gehalt, Lohn, Entgelt < Verdienst, Bezahlung, Brutto, Netto, Nettogehalt, Bruttogehalt, Gehaltsabrechnung, Lohnabrechnung
Minijob < 520 Euro Job, 450 Euro Job, Aushilfsjob, Nebenjob, Aushilfe
Berufsausbildung, Ausbildung < Lehrstelle, Azubi, Lehre, Ausbildungsplatz, Lehrling, Ausbildungsstelle
Berufsberatung, berufliche Orientierung < was soll ich werden, Berufswahl, Beruf finden
Anerkennung ausländischer Abschluss, Berufsanerkennung < Diplom anerkennen, Zeugnis anerkennen, ausländisches Diplom, Abschluss aus dem Ausland, Uni-Abschluss, ausländischer Abschluss, Gleichwertigkeit
# foreigners
Ausländerbehörde < Ausländeramt, Immigrationsamt, Migrationsamt
Aufenthaltserlaubnis, Aufenthaltstitel < Visum verlängern, Aufenthalt verlängern, Aufenthaltskarte, Aufenthaltsgenehmigung, eAT, Aufenthalt, bleiben dürfen, Papiere verlängern
Niederlassungserlaubnis < unbefristet, für immer bleiben, dauerhaft bleiben, unbefristeter Aufenthalt, unbefristetes Visum, Daueraufenthalt
Fiktionsbescheinigung < Aufenthalt abgelaufen, Zwischenbescheinigung, Übergangsbescheinigung
Einbürgerung < Deutscher werden, deutscher Pass werden, deutsche Staatsbürgerschaft, deutschen Pass bekommen, deutsch werden, Einbürgerungstest, Deutsche werden, Staatsbürger werden, zweiter Pass, doppelte Staatsbürgerschaft, Staatsangehörigkeit bekommen
Familiennachzug < Frau nachholen, Mann nachholen, Familie nachholen, Ehefrau holen, Eltern herholen, Kinder nachholen, Ehegatte
Verpflichtungserklärung < Besuch einladen, Einladung Ausland, Besuchsvisum, Gast aus dem Ausland, Einladungsschreiben, Familie einladen, bürgen, Bürgschaft Besuch
Blaue Karte EU, Fachkräfte < Fachkraft, Blue Card, Ingenieur Ausland
Aufenthaltserlaubnis Studium < Studentenvisum, Visum Studium, ausländischer Student
Duldung < geduldet, Abschiebung, Duldungsinhaber, abgeschoben werden, Abschiebestopp
Ausbildungsduldung < Ausbildung mit Duldung, Lehre Duldung
Asyl, Asylverfahren, Asylantrag < Flüchtling, Geflüchtete, Schutz suchen, BAMF, Anhörung Asyl, Asylbewerber, Asylsuchende
Integrationskurs, Deutschkurs, Sprachkurs < Deutsch lernen, Sprachschule, Alphabetisierung, B1-Kurs, Deutsch Anfänger, Sprachunterricht, Deutschunterricht, Kurs Deutsch
Dolmetscher, Sprachmittler < Übersetzer, ich spreche kein Deutsch, Dolmetscherpool, übersetzen lassen
Migrationsberatung, Migrationsberatungsstelle < Hilfe für Ausländer, Neuankömmling, neu in Deutschland, Migranten, Zuwanderer
Visum < Visa, Einreiseerlaubnis, Schengen
# health, care, emergency
Schwerbehindertenausweis < Behindertenausweis, GdB, Behinderung anerkennen, Schwerbehinderung, Versorgungsamt, Grad der Behinderung, Merkzeichen
Pflegeberatung, Pflegestützpunkt, Hilfe zur Pflege < pflegebedürftig, Pflegegeld, Pflege Angehörige, Mutter pflegen, Vater pflegen, Altenheim, Pflegeheim, Seniorenheim, Pflegedienst, Demenz, Pflegegrad, Altersheim, Alzheimer
Rechtliche Betreuung, Betreuungsverfügung < gesetzlicher Betreuer, Vormund, Betreuungsstelle, Entmündigung
Vorsorgevollmacht < Vollmacht für später, Patientenverfügung
Schwangerschaftsberatung, Schwangerschaftskonfliktberatung < Abtreibung, ungewollt schwanger, Schwangerschaft abbrechen, schwanger
Verhütung, Verhütungsmittel < Pille, Kondom, Familienplanung
Suchtberatung < Drogen, Alkoholiker, Alkoholproblem, drogensüchtig, Spielsucht, abhängig
Psychologische Beratung, psychische Gesundheit, Sozialpsychiatrischer Dienst < Depression, seelische Probleme, Trauma, Psychologe, psychisch krank, Psychotherapie, Therapie, Seele, traumatisiert
Häusliche Gewalt, Gewalt gegen Frauen, Frauenhaus, Gewaltschutz < Mann schlägt, geschlagen, Partner schlägt, Prügel, Gewalt zu Hause, Ehemann gewalttätig, Angst vor Mann, bedroht, Gewalt in der Familie, Frauennotruf
Sexuelle Gewalt, Missbrauch < Vergewaltigung, sexueller Missbrauch, Übergriff, sexualisierte Gewalt, belästigt
Zwangsheirat, Zwangsverheiratung < Zwangsehe, verheiratet werden gegen Willen
Notruf, Notfall < 112, 110, Rettungswagen, Krankenwagen, Feuerwehr rufen, Polizei rufen
Ärztlicher Bereitschaftsdienst < Arzt am Wochenende, Notarzt, 116117, Arzt nachts
Impfung < Impfpass, Corona-Impfung, Spritze, Grippeimpfung, Masern
Gesundheitsamt < Amtsarzt, Schuleingangsuntersuchung, amtsärztliche Untersuchung
Geschlechtskrankheiten, sexuell übertragbare Infektionen < HIV, Aids, Aids-Test, HIV-Test, Tripper, Syphilis
Prostituiertenschutzgesetz, Prostitution < Hurenpass, Sexarbeit, Sexarbeiter, Sexarbeiterin, Bordell, Hure
Krankenversicherung < Versichertenkarte, Krankenkasse, AOK, gesetzlich versichert, Gesundheitskarte
Apotheke < Medikamente, Arznei, Tabletten, Medizin
# school
Schulanmeldung, Einschulung < Kind in die Schule, Schulwechsel, Grundschule anmelden, Schule anmelden, Schulkind, Erstklässler, Schulpflicht, Schulplatz, I-Dötzchen
Schülerbeförderung, Schülerfahrkarte < Schulbus, Schülerticket, Schokoticket
Ganztagsbetreuung < OGS, OGATA, Nachmittagsbetreuung
Volkshochschule < VHS, Abendkurs
Schulabschluss nachholen < Hauptschulabschluss, Realschulabschluss, Abitur nachholen, zweiter Bildungsweg
Förderschule, sonderpädagogische Förderung < Sonderschule, Inklusion
Stadtbücherei, Bibliothek < Bücherei, Bücher ausleihen, Leihausweis
Hochschule, Universität, Studium < Uni, Fachhochschule, studieren
Elternbeirat < Elternabend, Elternvertretung, Klassenpflegschaft
# city life
Fundbüro, Fundsachen < verloren gefunden, etwas verloren, Schlüssel verloren, Handy verloren, Schlüssel liegen gelassen, Fahrrad gefunden, Tasche verloren, Fundgegenstand, Geldbörse gefunden, Regenschirm liegen gelassen, Fund abgeben, verlorene Sachen, Schlüsselbund, Rucksack verloren, Brille verloren, liegengelassen
Sperrmüll < altes Sofa, Möbel abholen, Couch loswerden, alte Möbel, Matratze, Schrank entsorgen, Möbel entsorgen, Sofa auf der Straße, Bettgestell
Abfallentsorgung, Müllabfuhr, Abfallberatung < Mülltonne, Müll, Tonne nicht geleert, Biotonne, gelber Sack, gelbe Tonne, Papiertonne, Restmüll, Müllkalender, Abfuhrkalender, Mülleimer, Abfallkalender
Mülltrennung, Abfalltrennung < Müll trennen, was kommt in welche Tonne, Biomüll, Plastik, Verpackung, Recycling
Wilde Müllablagerung, illegale Müllentsorgung < wilder Müll, Müll im Wald, Müll abgeladen, Müllsünder, Müllkippe, Dreckecke, Müll auf der Straße, Müllhaufen
Schadstoffe, Problemabfall, Sonderabfall < Farbreste, Batterien, Altöl, Giftmüll, Schadstoffmobil, Sondermüll
Elektroschrott, Elektroaltgeräte < Kühlschrank entsorgen, alter Fernseher, Waschmaschine entsorgen
Wertstoffhof < Recyclinghof, Bauschutt, Grünschnitt, Schrottplatz, Deponie
Baumfällung, Baumschutz < Baum fällen, Baum absägen, Hecke schneiden, Baumfällgenehmigung, Baumpflege, Baum im Garten, umgestürzter Baum
Lärmbelästigung, Ruhestörung < Krach, laute Nachbarn, Lärm, Party Nachbar, Baulärm, laute Musik, Ruhezeit
Ordnungsamt < Schmuddelecke, Falschparker melden, Anzeige Nachbar, Ordnungsdienst
Rattenbekämpfung, Schädlingsbekämpfung < Ratten, Mäuse, Wespen, Ungeziefer, Kakerlaken, Bettwanzen
Tierschutz, Veterinäramt < Tierquälerei, herrenloser Hund, Tierheim, entlaufene Katze
Graffiti < Schmierereien, besprüht
Baugenehmigung, Bauantrag < Haus bauen, anbauen, Garage bauen, Carport, Wintergarten, Gartenhaus, Dach ausbauen, Balkon anbauen, Umbau, Schuppen, Dachausbau, Pool
Bebauungsplan < Bauland, was darf ich bauen, B-Plan, Flächennutzungsplan
Bauakte, Bauaktenarchiv < alte Baupläne, Grundriss, Pläne vom Haus, Hauspläne, Bauzeichnung
Denkmalschutz < altes Haus, Denkmal, unter Schutz
Grundbuch < Grundbuchauszug, Hauskauf, Eigentümer Grundstück
Veranstaltung, Versammlung < Demo, Demonstration, Kundgebung, Straßenfest anmelden, Laternenumzug, Party anmelden, Konzert, Mahnwache
Feuerwerk, Osterfeuer, Brauchtumsfeuer < Lagerfeuer, Böller, Knaller, offenes Feuer, Silvester, Pyrotechnik
Waffenschein, Waffenbesitzkarte < Pistole, Schreckschuss, Gaspistole, Schusswaffe, Pfefferspray, Gewehr, Schützenverein
Fischereischein < Angelschein, angeln, Angelkarte, Fischen, Angler
Jagdschein < jagen, Jäger
Briefwahl < wählen ohne hinzugehen, am Wahltag nicht da, per Post wählen, Wahl Urlaub, Wahlunterlagen, Wahlsonntag, Wahltag verhindert
Wahl, Wählerverzeichnis < Wahlbenachrichtigung, Wahlbenachrichtigung nicht bekommen, Wahllokal, Wahlhelfer
Kirchenaustritt < aus der Kirche austreten, Kirchensteuer sparen, Kirche verlassen, nicht mehr katholisch, nicht mehr evangelisch
Beschwerde, Petition < sich beschweren, Ärger mit Amt, unfreundlich, Beschwerdestelle, Anregung, Mängelmelder
Schwimmbad, Bäder < Freibad, Hallenbad, schwimmen gehen, Seepferdchen
Sport, Sportverein < Turnhalle, Fußballverein, Fitness, Verein
Musikschule < Klavierunterricht, Gitarre lernen, Instrument lernen
Museum, Kultur < Theater, Ausstellung, Konzert
Energie sparen, Energieberatung < Strom sparen, Heizkosten, Stromkosten, Stromrechnung, Heizung sparen
Solaranlage, Photovoltaik < Balkonkraftwerk, Solar, Wärmepumpe
Verbraucherzentrale, Verbraucherberatung < Abzocke, Vertrag kündigen, Handyvertrag, Betrug Internet, Abo kündigen
Rechtsberatung, Beratungshilfe < Anwalt kostenlos, kein Geld für Anwalt, Prozesskostenhilfe, Rechtsanwalt
Bankkonto, Girokonto < Konto eröffnen, Bank, Basiskonto
Telefon, Internet < Handy, WLAN, SIM-Karte
Ehrenamt < freiwillig helfen, sich engagieren, mithelfen, Freiwilliger, Ehrenamtliche
Religionsfreiheit, Religion < Moschee, Glaube, beten, Gott, Kirche
Gleichberechtigung, Gleichstellung < Frauenrechte, Mann und Frau, Gleichbehandlung
Diskriminierung, Antidiskriminierung < Rassismus, benachteiligt, beleidigt, rassistisch
`;
