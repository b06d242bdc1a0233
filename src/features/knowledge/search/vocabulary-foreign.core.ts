// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Foreign words by their German official ones: English, Turkish, French, Italian, Polish, Kurmanji, in the forms a
 * dictionary gives them and in common inflected ones. Machine-drafted from general knowledge; what native speakers
 * correct goes into the keywords of the articles. Format: vocabulary.core.ts.
 */
export const foreignVocabulary = `
Personalausweis < | identity card, id card, national id, kimlik, kimlik kartı, nüfus cüzdanı, carte d'identité, pièce d'identité, carta d'identità, documento d'identità, dowód osobisty, dowód, nasname, nasnameya, karta nasnameyê, kart nasname
Verlust Personalausweis, Personalausweis verloren < | lost id, lost my id card, id card lost, id stolen, identity card stolen, kimlik kayıp, kimlik kaybettim, kimlik çalındı, carte identité perdue, carte identité volée, carta identità persa, carta identità smarrita, carta identità rubata, zgubiony dowód, zgubiłem dowód, skradziony dowód, nasname winda, nasname wenda, nasname hat dizîn
Reisepass < | passport, pasaport, passeport, passaporto, paszport, pasaporta, pasaportê
Verlust Reisepass, Reisepass verloren < | lost passport, passport stolen, pasaport kayıp, pasaport kaybettim, pasaport çalındı, passeport perdu, passeport volé, passaporto smarrito, passaporto perso, zgubiony paszport, zgubiłem paszport, pasaport winda, pasaport wenda
verlieren, Verlust < | lost, lose, loss, kaybettim, kayıp, perdu, perdue, perte, perduto, smarrito, smarrimento, zgubiony, zgubiłem, zgubiłam, zguba, winda, wenda
Diebstahl, gestohlen < | stolen, theft, stole, robbed, çalındı, hırsızlık, volé, volée, rubato, rubata, furto, skradziony, skradziono, kradzież, dizî, dizîn
verlängern, Verlängerung < | renewal, renew, extend, extension, prolong, uzatma, uzatmak, yenileme, renouvellement, renouveler, prolongation, rinnovo, rinnovare, przedłużenie, przedłużyć, dirêjkirin, nûkirin
Anmeldung Wohnsitz, Wohnung anmelden < | register address, registration of residence, register residence, new address, city registration, change of address, moving house, moved, ikamet kaydı, adres kaydı, adres değişikliği, ikametgah, taşındım, taşınma, adres bildirimi, déclaration de domicile, changement d'adresse, inscription domicile, déménagement, déménagé, residenza, cambio di residenza, cambio di indirizzo, iscrizione anagrafica, trasloco, zameldowanie, meldunek, zameldować, zmiana adresu, przeprowadzka, qeydkirina navnîşanê, navnîşan, guhertina navnîşanê, qeyda malê
Abmeldung Wohnsitz < | deregister address, moving abroad, moving away, deregistration, adres silme, yurt dışına taşınma, départ à l'étranger, cancellazione residenza, wymeldowanie, wymeldować
Meldebescheinigung < | certificate of residence, proof of address, proof of residence, registration certificate, ikametgah belgesi, ikamet belgesi, certificat de domicile, justificatif de domicile, attestation de résidence, certificato di residenza, zaświadczenie o zameldowaniu, belgeya niştecihbûnê, belgeya rûniştinê
Führungszeugnis < | certificate of good conduct, police clearance, criminal record, background check, sabıka kaydı, iyi hal kağıdı, adli sicil, casier judiciaire, extrait de casier, certificato penale, casellario giudiziale, zaświadczenie o niekaralności, niekaralność, belgeya bêsûciyê, tomara sûcan
Geburtsurkunde < | birth certificate, doğum belgesi, doğum kağıdı, nüfus kayıt, acte de naissance, extrait de naissance, certificat de naissance, certificato di nascita, atto di nascita, akt urodzenia, belgeya jidayikbûnê, jidayikbûn
Geburt < | birth, newborn, baby born, doğum, bebek, yeni doğan, naissance, nouveau-né, bébé, nascita, neonato, narodziny, noworodek, zarok çêbû, pitik
Eheschließung, Heirat < | marriage, marry, getting married, wedding, get married, evlilik, evlenmek, evlenme, nikah, düğün, mariage, se marier, épouser, matrimonio, sposarsi, sposare, nozze, ślub, małżeństwo, wziąć ślub, zawarcie małżeństwa, zewac, zewicandin, mehr, dawet, zewicîn
Eheurkunde < | marriage certificate, evlilik cüzdanı, evlilik belgesi, acte de mariage, certificato di matrimonio, akt małżeństwa, akt ślubu, belgeya zewacê
Ehefähigkeitszeugnis < | certificate of no impediment, marriage eligibility, evlenme ehliyet belgesi, certificat de capacité matrimoniale, nulla osta matrimonio
Scheidung < | divorce, divorced, boşanma, boşandım, divorce, divorzio, rozwód, cudabûn, berdan
Namensänderung < | change of name, name change, change my name, isim değişikliği, soyadı değişikliği, changement de nom, cambio di nome, cambio cognome, zmiana nazwiska, zmiana imienia, guhertina nav, guherandina nav
Sterbeurkunde, Sterbefall < | death certificate, death, died, ölüm belgesi, ölüm, vefat, acte de décès, décès, certificato di morte, decesso, morte, akt zgonu, zgon, śmierć, belgeya mirinê, mirin
Bestattung, Friedhof < | funeral, burial, cemetery, grave, cenaze, mezarlık, defin, enterrement, cimetière, obsèques, funerale, cimitero, pogrzeb, cmentarz, goristan, definkirin
Vaterschaftsanerkennung < | acknowledgement of paternity, paternity, babalık, babalık tanıma, reconnaissance de paternité, paternité, riconoscimento di paternità, uznanie ojcostwa, ojcostwo, bavîtî
Sorgerecht < | custody, child custody, velayet, garde d'enfant, autorité parentale, affidamento, opieka nad dzieckiem, prawa rodzicielskie, welayet
Unterhaltsvorschuss < | advance maintenance, maintenance advance, child support, alimony, child maintenance, nafaka, avans nafaka, pension alimentaire, avance alimentaire, alimenti, assegno di mantenimento, alimenty, fundusz alimentacyjny, nefeqe
Kindergeld < | child benefit, family allowance, child allowance, çocuk parası, çocuk yardımı, allocations familiales, allocation familiale, assegni familiari, assegno familiare, zasiłek rodzinny, zasiłek na dziecko, świadczenie na dziecko, perê zarokan, alîkariya zarokan
Elterngeld < | parental allowance, parental benefit, parental leave, ebeveyn parası, ebeveynlik parası, allocation parentale, congé parental, assegno parentale, congedo parentale, zasiłek rodzicielski, zasiłek wychowawczy, urlop rodzicielski, perê dêûbavan, perê dayik û bavan
Mutterschutz < | maternity leave, maternity protection, pregnancy leave, doğum izni, annelik izni, congé maternité, maternità, congedo di maternità, urlop macierzyński
Schwangerschaft < | pregnancy, pregnant, hamile, hamilelik, enceinte, grossesse, incinta, gravidanza, ciąża, w ciąży, ducanî, avis
Kindertagesstätte, Kinderbetreuung, Kindergarten < | child care, childcare, day care, daycare, nursery, kindergarten, crèche, anaokulu, kreş, çocuk bakımı, yuva, crèche, garderie, garde d'enfants, école maternelle, asilo, asilo nido, scuola materna, custodia bambini, przedszkole, żłobek, opieka nad dziećmi, baxçeyê zarokan, lênêrîna zarokan, pêşdibistan
Tagesmutter, Kindertagespflege < | childminder, nanny, gündüz bakıcısı, bakıcı, assistante maternelle, nourrice, tagesmutter, babysitter, opiekunka
Schule, Schulanmeldung < | school, school enrolment, enroll school, register school, okul, okul kaydı, école, inscription scolaire, inscription école, scuola, iscrizione scuola, szkoła, zapis do szkoły, zapisać do szkoły, dibistan, qeyda dibistanê
Ausbildung, Berufsausbildung < | vocational training, apprenticeship, training, trainee, meslek eğitimi, mesleki eğitim, çıraklık, formation professionnelle, apprentissage, formazione professionale, apprendistato, kształcenie zawodowe, nauka zawodu, praktyki, perwerdeya pîşeyî
Hochschule, Studium, Universität < | university, universities, study, studies, college, üniversite, université, études, università, studi, uniwersytet, studia, zanîngeh
Schulabschluss < | school leaving certificate, graduation, diploma, diplôme scolaire, matura, świadectwo
Anerkennung ausländischer Abschluss, Anerkennung Berufsqualifikation < | recognition of qualifications, recognition foreign diploma, foreign qualification, diploma denkliği, denklik, meslek tanıma, reconnaissance des diplômes, reconnaissance diplôme, équivalence, riconoscimento titolo, riconoscimento diploma, uznanie dyplomu, uznanie kwalifikacji, nostryfikacja, nasîna dîplomayê
Führerschein, Fahrerlaubnis < | driving licence, driver's license, drivers licence, driving license, driver license, ehliyet, sürücü belgesi, permis de conduire, permis, patente, patente di guida, prawo jazdy, ehliyeta ajotinê, ajokarî, destûra ajotinê
Umschreibung ausländischer Führerschein, ausländische Fahrerlaubnis < | exchange driving licence, foreign driving licence, convert driving licence, foreign license, yabancı ehliyet, ehliyet çevirme, ehliyet değiştirme, permis étranger, échange permis, permis conduire étranger, conversione patente, patente straniera, patente estera, zagraniczne prawo jazdy, wymiana prawa jazdy, ehliyeta biyanî
Internationaler Führerschein < | international driving permit, international licence, uluslararası ehliyet, permis international, patente internazionale, międzynarodowe prawo jazdy
Fahrzeugzulassung, Kfz-Zulassung, Fahrzeug zulassen < | car registration, vehicle registration, register car, register vehicle, register motor vehicle, motor vehicle, araç tescili, araba kaydı, araç kaydı, araba ruhsat, immatriculation, immatriculation véhicule, immatriculer voiture, carte grise, immatricolazione, immatricolazione auto, targa auto, registrazione auto, rejestracja samochodu, rejestracja pojazdu, zarejestrować samochód, qeydkirina erebeyê, qeyda erebeyê, tomarkirina erebê
Fahrzeug abmelden, Außerbetriebsetzung < | deregister car, deregister vehicle, cancel registration car, scrap car, araç hurdaya, araba kaydını silme, trafikten çekme, radiation véhicule, radier voiture, radiazione auto, demolizione auto, wyrejestrowanie samochodu, wyrejestrować samochód, wyrejestrowanie pojazdu
Kennzeichen < | licence plate, license plate, number plate, plaka, plaque d'immatriculation, targa, tablica rejestracyjna, tablice rejestracyjne, plaqe
Parkausweis, Bewohnerparkausweis < | parking permit, resident parking, residents parking, park izni, park kartı, otopark kartı, carte de stationnement, stationnement résident, permesso di parcheggio, parcheggio residenti, karta parkingowa, parkowanie, destûra parkê
Bußgeld, Verwarnung < | fine, parking ticket, speeding ticket, speeding, penalty, trafik cezası, para cezası, ceza, amende, contravention, multa, contravvenzione, mandat, grzywna, ceza trafîkê, cezayê
Wohngeld < | housing benefit, housing allowance, rent allowance, rent subsidy, help with rent, kira yardımı, konut yardımı, kira parası, aide au logement, allocation logement, sussidio per l'affitto, contributo affitto, assegno per l'alloggio, dodatek mieszkaniowy, zasiłek mieszkaniowy, dopłata do czynszu, alîkariya kirê, alîkariya xanî
Wohnberechtigungsschein < | housing entitlement certificate, social housing, council flat, sosyal konut, konut belgesi, logement social, alloggio popolare, casa popolare, mieszkanie socjalne, xaniyê civakî
Wohnung, Wohnungssuche < | flat, apartment, housing, find apartment, accommodation, house, ev, daire, konut, kiralık ev, appartement, logement, casa, appartamento, alloggio, mieszkanie, xanî, mal
Miete, Mietvertrag < | rent, tenant, lease, rental contract, kira, kiracı, loyer, bail, affitto, contratto di locazione, czynsz, najem, umowa najmu, kirê
Bürgergeld, Arbeitslosengeld II < | unemployment benefit ii, citizen's income, basic income support, social benefit, jobcenter, welfare, işsizlik parası, sosyal yardım, geçim yardımı, aide sociale, revenu de base, sussidio sociale, reddito di cittadinanza, zasiłek socjalny, pomoc społeczna, alîkariya civakî
Arbeitslosengeld, Arbeitslosigkeit < | unemployment benefit, unemployed, lost my job, unemployment, işsizlik, işsizlik maaşı, işsiz, chômage, allocation chômage, chômeur, disoccupazione, disoccupato, indennità di disoccupazione, zasiłek dla bezrobotnych, bezrobocie, bezrobotny, bêkarî, bêkar, perê bêkariyê
Grundsicherung, Sozialhilfe < | social assistance, social welfare, basic security, sosyal yardım, aide sociale, minimum social, assistenza sociale, pomoc społeczna, alîkariya civakî
Rente, Rentenversicherung < | pension, retirement, retire, old age pension, emeklilik, emekli maaşı, emekli, retraite, pension de retraite, pensione, emerytura, renta, teqawid, teqawîdî
Schwerbehindertenausweis, Behinderung < | disability card, disabled, disability, severely disabled, engelli kartı, engelli, özürlü, carte d'invalidité, handicap, handicapé, invalidità, disabile, disabilità, legitymacja osoby niepełnosprawnej, niepełnosprawność, niepełnosprawny, karta seqetan, seqet, astengdar
Pflege, Pflegeberatung < | nursing care, care for elderly, long-term care, caregiver, bakım, hasta bakımı, yaşlı bakımı, soins, dépendance, soins aux personnes âgées, assistenza anziani, cura degli anziani, opieka nad osobami starszymi, opieka, lênêrîn
Krankenversicherung < | health insurance, medical insurance, sağlık sigortası, assurance maladie, assicurazione sanitaria, assicurazione malattia, ubezpieczenie zdrowotne, sîgorteya tenduristiyê, sîgorta
Versicherung < | insurance, insurances, sigorta, assurance, assicurazione, ubezpieczenie, sîgorte
Arzt, Gesundheitsversorgung < | doctor, medical treatment, medical help, health care, healthcare, physician, doktor, tedavi, médecin, soins médicaux, traitement médical, medico, cure mediche, lekarz, leczenie, bijîşk, doktor
Krankmeldung, Krankschreibung, Arbeitsunfähigkeitsbescheinigung < | sick note, sick leave, sickness certificate, sickness certification, illness, raporlu, hastalık raporu, arrêt maladie, certificat médical, certificato di malattia, zwolnienie lekarskie
Apotheke < | pharmacy, medicine, drugstore, eczane, ilaç, pharmacie, médicament, farmacia, medicina, apteka, leki, dermanxane, derman
Impfung < | vaccination, vaccine, vaccinated, aşı, vaccination, vaccin, vaccinazione, vaccino, szczepienie, szczepionka, derzî, vakslêdan
Psychische Gesundheit, psychologische Beratung < | mental health, psychologist, depression, psychological help, psikolog, ruh sağlığı, santé mentale, psychologue, salute mentale, psicologo, zdrowie psychiczne, psycholog, psîkolog
Sucht, Suchtberatung < | addiction, drugs, alcohol problem, bağımlılık, uyuşturucu, dépendance, drogue, dipendenza, droga, uzależnienie, narkotyki
Häusliche Gewalt < | domestic violence, violence at home, husband beats, partner violence, aile içi şiddet, şiddet, kocam dövüyor, violence conjugale, violence domestique, femmes battues, violenza domestica, przemoc domowa, przemoc w rodzinie, tundiya nav malê, tundî
Sexuelle Gewalt, sexueller Missbrauch < | sexual abuse, rape, sexual violence, sexual assault, cinsel istismar, tecavüz, abus sexuel, viol, abuso sessuale, stupro, przemoc seksualna, gwałt
Sexuell übertragbare Infektionen, Geschlechtskrankheiten < | sexually transmitted infections, sexually transmitted diseases, std, hiv, cinsel hastalık, infections sexuellement transmissibles, malattie sessualmente trasmissibili
Zwangsheirat, Zwangsverheiratung < | forced marriage, zorla evlilik, mariage forcé, matrimonio forzato, przymusowe małżeństwo
Frühe Hilfen < | early help, early childhood support, early assistance
Hebamme < | midwife, ebe, sage-femme, levatrice, ostetrica, położna, pîrik
Notruf, Notfall < | emergency, emergency number, emergency call, acil, acil durum, acil numara, urgence, numéro d'urgence, emergenza, numero di emergenza, nagły wypadek, numer alarmowy, awarîte, rewşa awarte
Asylverfahren, Asylantrag < | asylum, asylum application, asylum procedure, seek asylum, asylum seeker, asylum seekers, iltica, iltica başvurusu, sığınma, asile, demande d'asile, demandeur d'asile, asilo politico, domanda d'asilo, richiedente asilo, richiesta di asilo, azyl, wniosek o azyl, penaberî, serlêdana penaberiyê, penaber
Asylbewerberleistungen < | asylum seekers benefits act, benefits for asylum seekers, mülteci yardımı, aide aux demandeurs d'asile, alîkariya penaberan
Flüchtlinge < | refugee, refugees, mülteci, mülteciler, réfugié, réfugiés, rifugiato, rifugiati, uchodźca, uchodźcy, penaber, koçber
Ausländerbehörde < | immigration office, foreigners office, aliens office, foreigners authority, yabancılar dairesi, bureau des étrangers, office des étrangers, ufficio stranieri, urząd do spraw cudzoziemców, fermangeha biyaniyan
Aufenthaltserlaubnis, Aufenthaltstitel < | residence permit, residence title, residency permit, stay permit, oturma izni, oturum izni, oturum kartı, ikamet izni, titre de séjour, permis de séjour, carte de séjour, permesso di soggiorno, zezwolenie na pobyt, karta pobytu, pozwolenie na pobyt, destûra rûniştinê, îqamet, destûra mayînê
Aufenthaltserlaubnis Studium < | residence permit students, student visa, residence permit study, öğrenci oturma izni, öğrenci vizesi, titre séjour étudiant, visa étudiant, permesso soggiorno studio, wiza studencka, karta pobytu studenta
Niederlassungserlaubnis, unbefristete Aufenthaltserlaubnis < | permanent residence, settlement permit, unlimited residence, permanent residence permit, süresiz oturum, süresiz oturma izni, résidence permanente, séjour permanent, soggiorno permanente, soggiorno illimitato, pobyt stały, zezwolenie na osiedlenie, rûniştina bêdem
Einbürgerung, Staatsangehörigkeit < | citizenship, naturalisation, naturalization, german citizen, become german, german citizenship, nationality, vatandaşlık, alman vatandaşlığı, vatandaşlık başvurusu, nationalité, nationalité allemande, naturalisation, citoyenneté, cittadinanza, naturalizzazione, cittadinanza tedesca, obywatelstwo, obywatelstwo niemieckie, naturalizacja, welatîbûn, hemwelatî, hemwelatîbûn, hevwelatîbûn
Familiennachzug < | family reunification, family reunion, bring my wife, bring my family, spouse visa, aile birleşimi, aile birleştirme, eş getirme, regroupement familial, ricongiungimento familiare, łączenie rodzin, yekbûna malbatê, yekkirina malbatê
Verpflichtungserklärung < | declaration of commitment, invitation letter, letter of invitation, sponsor visitor, formal obligation, davetiye, taahhütname, davet mektubu, lettre d'invitation, attestation d'accueil, déclaration de prise en charge, lettera d'invito, dichiarazione di garanzia, zaproszenie, zobowiązanie, vexwendin, nameya vexwendinê
Visum < | visa, entry permit, vize, visto, wiza, vîze
Duldung < | toleration, tolerated stay, suspension of deportation, duldung, sınır dışı, tolérance, expulsion, tolleranza, espulsione, deportacja, pobyt tolerowany
Arbeitserlaubnis, Beschäftigungserlaubnis < | work permit, permission to work, may i work, çalışma izni, permis de travail, autorisation de travail, permesso di lavoro, pozwolenie na pracę, zezwolenie na pracę, destûra kar, destûra xebatê
Arbeit, Arbeitssuche < | job, work, employment, find job, job search, iş, iş arama, çalışmak, travail, emploi, chercher du travail, lavoro, cercare lavoro, impiego, praca, szukać pracy, kar, xebat, kar dîtin
Arbeitsvertrag < | employment contract, job contract, work contract, probationary period, iş sözleşmesi, contrat de travail, période d'essai, contratto di lavoro, umowa o pracę, peymana kar
Mindestlohn < | minimum wage, asgari ücret, salaire minimum, salaire minimal, salario minimo, płaca minimalna, minimalne wynagrodzenie
Minijob < | mini job, marginal employment, part-time job, petit emploi
Bewerbung < | job application, cv, résumé, özgeçmiş, iş başvurusu, candidature, candidatura, curriculum, podanie o pracę, życiorys
Berufsberatung < | vocational guidance, career advice, career counselling, career guidance, meslek danışmanlığı, orientation professionnelle, orientamento professionale, doradztwo zawodowe
Selbständigkeit, Existenzgründung < | self-employed, start a business, starting business, freelance, own business, kendi işini kurmak, serbest meslek, créer une entreprise, indépendant, aprire un'attività, lavoro autonomo, własna firma, samozatrudnienie
Gewerbe anmelden, Gewerbeanmeldung < | register business, trade licence, business registration, start company, register trade, işyeri açma, iş yeri kaydı, esnaf kaydı, ticaret kaydı, déclaration d'activité, enregistrer entreprise, immatriculation entreprise, registrare un'attività, avviare impresa, apertura attività, rejestracja działalności, działalność gospodarcza, założyć firmę, rejestracja firmy, założyć działalność, qeydkirina kar, vekirina dikanê, karsazî
Gewerbe abmelden, Gewerbeabmeldung < | close business, deregister business, işyeri kapatma, fermer entreprise, cessation d'activité, chiusura attività, zamknięcie firmy, wyrejestrowanie działalności, likwidacja działalności
Gaststättenerlaubnis < | restaurant licence, restaurant license, alcohol licence, open restaurant, lokanta açma, restoran ruhsatı, licence restaurant, licence débit de boissons, licenza ristorante, koncesja na alkohol, otworzyć restaurację
Hundesteuer < | dog tax, dog registration, register dog, köpek vergisi, impôt sur les chiens, taxe chien, tassa sui cani, tassa cane, podatek od psa, rejestracja psa, baca kûçikan, baca sê
Hund < | dog, köpek, chien, cane, pies, kûçik
Steuer < | tax, taxes, vergi, impôt, taxe, tassa, imposta, podatek, bac
Steueridentifikationsnummer < | tax id, tax number, tax identification number, vergi numarası, numéro fiscal, identifiant fiscal, codice fiscale, numer podatkowy, numer identyfikacji podatkowej, hejmara bacê
Fundbüro, Fundsachen < | lost and found, lost property, found item, kayıp eşya, buluntu eşya, objets trouvés, objet perdu, oggetti smarriti, rzeczy znalezione, biuro rzeczy znalezionych, tiştên windabûyî
Sperrmüll < | bulky waste, old furniture, hacimli çöp, eski eşya, büyük çöp, encombrants, rifiuti ingombranti, śmieci wielkogabarytowe, gabaryty, zibilê mezin
Abfall, Müll, Mülltrennung < | waste, garbage, rubbish, trash, waste separation, recycling, çöp, çöp ayırma, déchets, ordures, poubelle, tri des déchets, rifiuti, spazzatura, raccolta differenziata, śmieci, odpady, segregacja śmieci, zibil, gemar
Baugenehmigung, Bauantrag < | building permit, planning permission, construction permit, inşaat ruhsatı, yapı izni, permis de construire, permesso di costruire, licenza edilizia, pozwolenie na budowę, destûra avakirinê
Beglaubigung < | certified copy, notarisation, authentication, certification, onaylı kopya, tasdik, noter, copie certifiée, légalisation, copia autenticata, autenticazione, kopia poświadczona, uwierzytelnienie, poświadczenie, pejirandin
Apostille < | apostille, apostil, apostilla
Integrationskurs < | integration course, integration courses, uyum kursu, entegrasyon kursu, cours d'intégration, corso di integrazione, kurs integracyjny, kursa entegrasyonê
Deutschkurs, Sprachkurs, Deutsch lernen < | german course, language course, learn german, german class, german classes, german language courses, almanca kursu, dil kursu, almanca öğrenmek, cours d'allemand, cours de langue, apprendre l'allemand, corso di tedesco, corso di lingua, imparare il tedesco, kurs niemieckiego, kurs językowy, nauka niemieckiego, kursa almanî, kursa zimên, fêrbûna almanî
Berufssprachkurs < | professional language course, vocational language course, job-related german, mesleki dil kursu, cours de langue professionnelle
Sprachniveau < | level a1, level b1, level b2, level c1, language level, language proficiency, dil seviyesi, niveau de langue
Dolmetscher, Übersetzung < | interpreter, translator, translation, tercüman, çeviri, çevirmen, interprète, traducteur, traduction, interprete, traduttore, traduzione, tłumacz, tłumaczenie, wergêr, wergervan
Beratung, Beratungsstelle < | counselling, counseling, advice, advice centre, consultation, danışma, danışmanlık, conseil, consultation, consulenza, consultorio, porada, doradztwo, poradnia, şêwirmendî
Schulden, Schuldnerberatung < | debt, debts, debt counselling, borç, borç danışmanlığı, dettes, surendettement, debiti, długi, zadłużenie, deyn
Rundfunkbeitrag < | broadcasting fee, tv licence, radio and television fee, yayın ücreti, radyo televizyon, redevance télé, redevance audiovisuelle, canone televisivo, canone rai, opłata za radio i telewizję, abonament
Bankkonto < | bank account, banka hesabı, compte bancaire, conto bancario, conto corrente, konto bankowe, hesabê bankê
Vertrag kündigen, Kündigung < | cancel contract, terminate contract, termination, notice period, sözleşme iptali, fesih, résilier, résiliation, disdire, disdetta, rozwiązanie umowy, wypowiedzenie
Kündigungsfrist < | notice period, period of notice, ihbar süresi, préavis, okres wypowiedzenia
Öffentlicher Nahverkehr, Fahrkarte < | public transport, bus ticket, train ticket, toplu taşıma, bilet, transports en commun, billet, trasporto pubblico, biglietto, komunikacja miejska, bilet autobusowy
Ehrenamt < | volunteer, volunteers, volunteering, voluntary work, gönüllü, bénévolat, bénévole, volontariato, volontario, wolontariat, wolontariusz, dilxwaz
Gemeinschaftsunterkunft < | shared accommodation, collective accommodation, refugee accommodation, toplu konut, hébergement collectif, alloggio collettivo
Elternabend < | parents evening, parent meeting, parents' evening, veli toplantısı, réunion de parents, riunione genitori, zebranie rodziców, wywiadówka
Bildung und Teilhabe < | education and participation, eğitim ve katılım, éducation et participation
Grundgesetz < | basic law, constitution, most important law, anayasa, constitution, costituzione, konstytucja
Wahl, Briefwahl < | election, vote, postal vote, absentee ballot, right to vote, seçim, oy kullanma, mektupla oy, élection, vote par correspondance, voter, elezioni, votare, voto per posta, wybory, głosowanie, głosowanie korespondencyjne, hilbijartin, dengdan
Kirchenaustritt < | leave the church, church exit, kiliseden ayrılma, sortie de l'église, quitter l'église, uscita dalla chiesa, wystąpienie z kościoła
Fischereischein < | fishing licence, fishing license, balıkçılık belgesi, permis de pêche, licenza di pesca, karta wędkarska
Energie sparen < | save energy, energy saving, energy costs, enerji tasarrufu, économiser l'énergie, risparmio energetico, oszczędzanie energii
Fahrrad < | bicycle, bike, bisiklet, vélo, bicicletta, rower, duçerxe, bisîklet
Auto, Fahrzeug < | car, vehicle, araba, araç, otomobil, voiture, véhicule, automobile, macchina, samochód, pojazd, erebe, tirimbêl
Kind, Kinder < | child, children, çocuk, çocuklar, enfant, enfants, bambino, bambini, dziecko, dzieci, zarok, zarokan
Familie < | family, families, aile, famille, famiglia, rodzina, malbat
Frauen < | woman, women, kadın, kadınlar, femme, femmes, donna, donne, kobieta, kobiety, jin
Antrag < | application, başvuru, demande, domanda, wniosek, serlêdan
Bescheinigung < | certificate, belge, attestation, certificat, certificato, zaświadczenie, belge
Urkunde < | certificate, deed, acte, atto, akt
ausländisch < | foreign, yabancı, étranger, straniero, estero, zagraniczny, biyanî
Termin < | appointment, randevu, rendez-vous, appuntamento, wizyta, hevdîtin
Gebühr, Kosten < | fee, cost, price, costs, ücret, harç, frais, coût, tarif, costo, tassa, opłata, koszt, heq
Öffnungszeiten < | opening hours, office hours, açılış saatleri, horaires, orari, godziny otwarcia
Baumfällung, Baumschutz < | tree felling, fell tree, cut tree, cut down tree, ağaç kesme, ağaç kesimi, abattre arbre, abattage, abbattere albero, abbattimento albero, wycinka drzewa, wycinkę drzewa, ścięcie drzewa, birîna darê
Bauvoranfrage, Bauvorbescheid < | preliminary building, building enquiry, building inquiry, ön inşaat, ön izin, certificat d'urbanisme, demande préalable, parere preliminare, richiesta preliminare costruzione, zapytanie budowlane, warunki zabudowy
Bebauungsplan < | development plan, zoning plan, land use plan, imar planı, plan d'urbanisme, plan local urbanisme, piano regolatore, plan zagospodarowania, plana avakirinê
Grundsteuer < | property tax, real estate tax, land tax, emlak vergisi, taxe foncière, impôt foncier, imposta fondiaria, tassa immobile, podatek od nieruchomości, podatek gruntowy, baca erd, baca erdê
Zweitwohnungssteuer, Nebenwohnung < | second home, second residence, second home tax, ikinci konut, ikinci ev, résidence secondaire, seconda casa, abitazione secondaria, drugie mieszkanie, mala duyem, xaniyê duyem
Hauptwohnung < | main residence, main home, primary residence, ana konut, asıl ikamet, résidence principale, residenza principale, abitazione principale, główne miejsce zamieszkania, mala sereke
Jagdschein, Jagd < | hunting licence, hunting license, hunting permit, hunter, av belgesi, avcılık, permis de chasse, chasse, licenza di caccia, caccia, polowanie, karta łowiecka, pozwolenie na polowanie, nêçîr, destûra nêçîrê
Fischereischein < | angling, fishing permit, olta, balık tutma, pêche, pesca, wędkarska, wędkowanie, masîgirî, destûra masîgiriyê
Sondernutzung, Straße < | special use street, use of public space, street use, outdoor seating, kamusal alan kullanımı, özel kullanım, occupation domaine public, voie publique, occupazione suolo pubblico, zajęcie pasa drogowego, bikaranîna kolanan
Halteverbot, Haltverbot < | no parking zone, no stopping, temporary no parking, park yasağı, interdiction de stationner, interdiction de stationnement, divieto di sosta, zakaz zatrzymywania, zakaz parkowania, qedexeya sekinandinê, qedexeya parkê
Versammlung, Demonstration < | demonstration, protest, rally, assembly, gösteri, miting, yürüyüş, manifestation, rassemblement, manifestazione, corteo, zgromadzenie, demonstracja, xwepêşandan, kombûn
Veranstaltung < | event, street party, festival, concert, etkinlik, şenlik, konser, événement, fête de rue, evento, festa, impreza, koncert, çalakî, festîval
Reisegewerbekarte, Reisegewerbe < | itinerant trade, street trading, food truck, market stall, seyyar satıcı, gezici esnaf, commerce ambulant, marchand ambulant, commercio ambulante, handel obwoźny, bazirganiya gerok
Gaststättenerlaubnis, Gaststätte < | pub licence, pub, bar, café, restaurant, lokanta, restoran, bistro, licence de débit, restauration, locale, ristorante, locanda, gastronomia, lokal gastronomiczny, xwaringeh, restoran
Gewerbe < | business, trade, company, firm, shop, işyeri, iş yeri, esnaf, dükkan, şirket, entreprise, commerce, activité commerciale, attività commerciale, impresa, negozio, firma, działalność, sklep, karsazî, dikan
Gewerbe ummelden, Gewerbeummeldung < | change business, business change, işyeri değişikliği, iş yeri değişikliği, modifier activité commerciale, modification entreprise, variazione attività, zmiana działalności
Infektionsschutzbelehrung, Belehrung Infektionsschutzgesetz, Gesundheitszeugnis < | food hygiene, food handler, health instruction, hygiene training, health certificate food, gıda sağlık belgesi, hijyen eğitimi, portör, hygiène alimentaire, formation hygiène, libretto sanitario, igiene alimenti, książeczka sanitarna, szkolenie sanitarne, belgeya tenduristiyê
Krankenhilfe, Behandlungsschein < | medical aid, treatment voucher, sickness benefit, hastalık yardımı, tedavi belgesi, aide médicale, assistenza sanitaria, pomoc w chorobie, alîkariya nexweşiyê, nexweşî
Vaterschaft anerkennen < | acknowledge paternity, father, baba, père, padre, ojciec, bav, pejirandina bavîtiyê
Wohnsitz abmelden < | deregister, move out, kayıt sildirme, kaydını sildirmek, ikamet silme, déclarer départ, départ, cancellazione anagrafica, wymeldowanie, jêbirina qeydê
Online-Ausweis, eID < | online id, eid function, electronic identity, unlock pin, elektronik kimlik, online kimlik, identité numérique, carte d'identité en ligne, identità elettronica, elektroniczny dowód, nasnameya elektronîk
Grundsicherung für Arbeitsuchende, Bürgergeld < | jobseekers allowance, job seeker, jobseekers, basic security jobseekers, iş arayan, iş arayanlar, demandeurs d'emploi, chi cerca lavoro, poszukujących pracy, bezrobotnych, li kar digerin
Ersatz Führerschein, Führerschein Ersatz < | replacement licence, duplicate licence, lost licence, lost driving licence, kayıp ehliyet, duplicata permis, permis perdu, duplicato patente, patente smarrita, wtórnik prawa jazdy, zgubione prawo jazdy, ehliyeta winda
Umtausch Führerschein, Führerschein umtauschen < | exchange old licence, old driving licence, old licence, renew licence, eski ehliyet, ehliyet yenileme, ancien permis, renouveler permis, vecchia patente, rinnovo patente, stare prawo jazdy, wymiana starego prawa jazdy
Elterngeld < | perê dê û bav, pereyê dê û bavan, bonus bébé, elterngeld
Asylbewerberleistungen, Asylbewerberleistungsgesetz < | asylum benefits, iltica yardımı, aide aux demandeurs asile, prestazioni richiedenti asilo, świadczenia azylowe, qanûna penaxwazan, penaxwaz
Waffenschein, Waffenbesitzkarte < | weapon, gun licence, firearm, gun, silah, silah ruhsatı, arme, permis port d'arme, arma, porto d'armi, broń, pozwolenie na broń, çek
Lärm < | noise, noisy neighbours, gürültü, bruit, tapage, rumore, hałas, deng
Bücherei, Bibliothek < | library, kütüphane, bibliothèque, biblioteca, biblioteka, pirtûkxane
Schwimmbad < | swimming pool, yüzme havuzu, piscine, piscina, basen, hewza avjeniyê
Spielplatz < | playground, oyun parkı, aire de jeux, parco giochi, plac zabaw
Adoption < | adoption, evlat edinme, adoption, adozione, adopcja
Erbe, Erbschein < | inheritance, will, heir, miras, veraset, héritage, succession, eredità, testamento, spadek, testament, mîras
Vormundschaft, Betreuung < | guardianship, guardian, vasi, vesayet, tutelle, tutela, kuratela, opieka prawna
Wohnungslosigkeit, Obdachlosigkeit < | homeless, homelessness, emergency shelter, evsiz, sans-abri, hébergement d'urgence, senzatetto, bezdomny, bezdomność, bêmal
Kirchensteuer, Kirche < | church, church tax, kilise, église, chiesa, kościół, dêr
Reiseausweis für Flüchtlinge < | refugee travel document, travel document, seyahat belgesi, titre de voyage, titolo di viaggio, dokument podróży, belgeya rêwîtiyê
Kita-Gebühr, Kosten Kinderbetreuung < | day care costs, childcare fee, kreş ücreti, frais de garde, retta asilo, opłata za przedszkole
Schulpflicht < | compulsory school, compulsory education, zorunlu eğitim, école obligatoire, obbligo scolastico, obowiązek szkolny
Jugendamt < | youth welfare office, youth office, gençlik dairesi, office de la jeunesse, aide à l'enfance, ufficio minori, urząd do spraw młodzieży, fermangeha ciwanan
Jobcenter, Agentur für Arbeit < | employment agency, job centre, iş bulma kurumu, agence pour l'emploi, ufficio di collocamento, urząd pracy, saziya kar
Krankenhaus < | hospital, hastane, hôpital, ospedale, szpital, nexweşxane
Zahnarzt < | dentist, diş doktoru, dentiste, dentista, dentysta, bijîşkê diranan
Rechtsberatung < | legal advice, lawyer, avukat, hukuki danışma, avocat, conseil juridique, avvocato, consulenza legale, prawnik, porada prawna, parêzer
Diskriminierung < | discrimination, racism, ayrımcılık, ırkçılık, discrimination, racisme, discriminazione, razzismo, dyskryminacja, rasizm, cudakarî
Meldebescheinigung < | proof of registration, registration proof, kayıt belgesi, attestation de domicile, certificat de résidence, zaświadczenie zameldowania
Führungszeugnis < | certificate of conduct, criminal records certificate, tomara dadwerî, casellario
Schwerbehindertenausweis < | disabled card, disability pass, engellilik kartı, carte handicap, tessera disabili, nasnameya kêmendamiyê, kêmendam
Verpflichtungserklärung < | declaration for visitor, guarantee visitor, garanti beyanı, prise en charge visiteur, daxuyaniya berpirsiyariyê, mêvan
Hundesteuer < | register dog tax, baca seyan, seg, baca segan
Abgeschlossenheitsbescheinigung < | self-contained units, bağımsız bölüm, attestation de division, frazionamento
Mülltonne < | bin, dustbin, waste bin, çöp kutusu, bac poubelle, bidone, kosz na śmieci
`;
