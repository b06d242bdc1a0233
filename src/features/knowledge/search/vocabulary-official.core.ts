// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Names that administration itself uses for one thing: laws change, names stay in people's heads. Format: vocabulary.core.ts. */
export const officialVocabulary = `
Personalausweis, Ausweis, Ausweisdokument
Führerschein, Fahrerlaubnis
Eheschließung, Trauung
Meldebescheinigung, Aufenthaltsbescheinigung, Meldebestätigung
Anmeldung Wohnsitz, Wohnung anmelden, Wohnsitzanmeldung
Ummeldung Wohnsitz, Wohnung ummelden
Abmeldung Wohnsitz, Wohnung abmelden
Wohnungsgeberbestätigung, Vermieterbescheinigung, Einzugsbestätigung
Außerbetriebsetzung, Abmeldung Fahrzeug, Fahrzeug abmelden
Zulassungsbescheinigung Teil I, Fahrzeugschein
Zulassungsbescheinigung Teil II, Fahrzeugbrief
Kurzzeitkennzeichen, Überführungskennzeichen
Ausfuhrkennzeichen, Zollkennzeichen, Exportkennzeichen
Bürgergeld, Grundsicherung für Arbeitsuchende, Arbeitslosengeld II
Grundsicherung im Alter, Grundsicherung bei Erwerbsminderung
Hilfe zum Lebensunterhalt, Sozialhilfe
Bildung und Teilhabe, Bildungspaket
Aufenthaltserlaubnis, Aufenthaltstitel
Niederlassungserlaubnis, unbefristete Aufenthaltserlaubnis, Daueraufenthalt
Fiktionsbescheinigung, vorläufige Bescheinigung Aufenthalt
Duldung, Aussetzung der Abschiebung
Aufenthaltsgestattung, Asylverfahren
Asylbewerberleistungen, Leistungen für Asylbewerber, Asylbewerberleistungsgesetz
Einbürgerung, deutsche Staatsangehörigkeit, Staatsbürgerschaft
Familiennachzug, Familienzusammenführung, Ehegattennachzug
Verpflichtungserklärung, Kostenübernahme Besuch
Lebenspartnerschaft, eingetragene Lebenspartnerschaft
Personenstandsurkunde, Standesamt Urkunde
Geburtsurkunde, Abstammungsurkunde
Eheurkunde, Heiratsurkunde
Sterbeurkunde, Todesurkunde
Eheregister, Familienbuch
Sorgeerklärung, gemeinsame Sorge, Sorgerecht
Vaterschaftsanerkennung, Anerkennung der Vaterschaft
Unterhaltsvorschuss, Unterhaltsvorschussleistung
Namenserklärung, Namensänderung
Beglaubigung, beglaubigte Kopie
Apostille, Legalisation
Führungszeugnis, Auszug aus dem Strafregister
Gewerbezentralregister, Gewerbezentralregisterauszug
Gewerbeanmeldung, Anzeige eines Gewerbes
Gaststättenerlaubnis, Gaststättenkonzession, Schankerlaubnis
Gestattung, vorübergehende Gaststättenerlaubnis
Sondernutzung, Sondernutzungserlaubnis, Straßenland
Reisegewerbekarte, Reisegewerbe
Kindertagespflege, Kindertagesbetreuung
Kindertagesstätte, Kindergarten
Offene Ganztagsschule, Ganztagsbetreuung
Schulanmeldung, Einschulung
Ausbildungsförderung
Elterngeld, Elternzeit
Mutterschutz, Mutterschaftsgeld
Schwerbehindertenausweis, Schwerbehinderung, Grad der Behinderung
Pflegegrad, Pflegebedürftigkeit, Pflegestufe
Pflegestützpunkt, Pflegeberatung
Wohnberechtigungsschein, Sozialwohnung
Wohngeld, Mietzuschuss, Lastenzuschuss
Zweckentfremdung, Wohnraumschutz
Bauantrag, Baugenehmigung
Bauvoranfrage, Bauvorbescheid
Bebauungsplan, Bauleitplan
Flurkarte, Liegenschaftskarte, Katasterauszug
Baulast, Baulastenverzeichnis
Bauakte, Hausakte, Bauaktenarchiv
Grundsteuer, Grundabgaben
Gewerbesteuer, Steuer Gewerbe
Hundesteuer, Anmeldung Hund
Zweitwohnungsteuer, Zweitwohnungssteuer, Nebenwohnung
Vergnügungssteuer, Spielgerätesteuer
Bewohnerparkausweis, Anwohnerparkausweis, Parkausweis für Bewohner
Parkausweis für Schwerbehinderte, Parkerleichterung
Halteverbot, Haltverbot, Haltverbotszone
Ordnungswidrigkeit, Bußgeldverfahren, Verwarnung
Rundfunkbeitrag, Beitragsservice, Rundfunkgebühren
Bestattung, Beisetzung, Beerdigung
Grabnutzungsrecht, Grabstätte, Friedhof
Infektionsschutzbelehrung, Belehrung nach dem Infektionsschutzgesetz
Gesundheitszeugnis, amtsärztliches Zeugnis
Waffenbesitzkarte, waffenrechtliche Erlaubnis
Fischereischein, Fischereierlaubnis
Jagdschein, Jagderlaubnis
Briefwahl, Wahlschein
Wählerverzeichnis, Wahlberechtigung
Melderegisterauskunft, Auskunft aus dem Melderegister
Auskunftssperre, Übermittlungssperre
Steuerliche Identifikationsnummer, Steueridentifikationsnummer
Sperrmüll, Sperrgut
Wertstoffhof, Recyclinghof
Obdachlosigkeit, Wohnungslosigkeit
Insolvenz, Privatinsolvenz
Pfändungsschutzkonto, Pfändung
Zwangsvollstreckung, Vollstreckung
Rechtliche Betreuung, Vorsorgevollmacht
Patientenverfügung, Vorsorge
Schwangerschaftskonflikt, Schwangerschaftsabbruch
Häusliche Gewalt, Gewaltschutz, Frauenhaus
Berufsausbildungsbeihilfe, Ausbildungsbeihilfe
Anerkennung ausländischer Abschlüsse, Berufsanerkennung, Anerkennung Berufsqualifikation
Integrationskurs, Sprachkurs
Berufssprachkurs, berufsbezogene Deutschsprachförderung
Gemeinschaftsunterkunft, Flüchtlingsunterkunft, Sammelunterkunft
Kriegsdienstverweigerung, Zivildienst
Schöffe, ehrenamtlicher Richter
Ehrenamt, freiwilliges Engagement, Freiwilligenarbeit
Selbsthilfegruppe, Selbsthilfe
Geschlechtskrankheit, sexuell übertragbare Infektion
Migrationsberatung, Beratung für Zuwanderer
Bewerbung, Lebenslauf
Arbeitsvertrag, Arbeitsverhältnis
Minijob, geringfügige Beschäftigung
Krankschreibung, Arbeitsunfähigkeitsbescheinigung
Krankenversicherung, Krankenkasse
`;
