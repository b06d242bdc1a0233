// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Ready words for what cannot wait, in seven languages, and the sentence before German words for whoever chose another language.
 * Machine-drafted except German; a city replaces each by a recording `prompts/<language>/notice-<key>.wav` (OA8).
 */
import type { Spoken } from '../menu/menu.core.ts';
import type { Language } from '../../lib/pure/language.ts';

/** The templates in the order of the list. */
export const templateKeys = ['storm', 'it', 'closed', 'evacuation', 'bomb', 'water', 'power', 'smoke'] as const;
export type TemplateKey = (typeof templateKeys)[number];

const templates: Readonly<Record<TemplateKey, Spoken>> = {
  storm: {
    de: 'Achtung, Unwetterwarnung. Bitte bleiben Sie möglichst in Gebäuden und meiden Sie Parks, Bäume und Unterführungen. Termine im Rathaus können verschoben werden. Wählen Sie 112 nur, wenn Menschen in Gefahr sind.',
    tr: 'Dikkat, fırtına uyarısı. Lütfen mümkünse kapalı yerlerde kalın; parklardan, ağaçlardan ve alt geçitlerden uzak durun. Belediyedeki randevular ertelenebilir. 112 numarasını yalnızca insanlar tehlikedeyse arayın.',
    en: 'Attention, severe weather warning. Please stay indoors if you can and keep away from parks, trees and underpasses. Appointments at the town hall can be moved. Call 112 only if people are in danger.',
    fr: "Attention, alerte météo. Restez si possible à l'intérieur et évitez les parcs, les arbres et les passages souterrains. Les rendez-vous à la mairie peuvent être reportés. N'appelez le 112 que si des personnes sont en danger.",
    it: 'Attenzione, allerta maltempo. Se possibile resti al chiuso ed eviti parchi, alberi e sottopassaggi. Gli appuntamenti in municipio possono essere spostati. Chiami il 112 solo se ci sono persone in pericolo.',
    pl: 'Uwaga, ostrzeżenie przed burzą. Prosimy w miarę możliwości pozostać w budynkach i unikać parków, drzew i przejść podziemnych. Wizyty w urzędzie można przełożyć. Pod numer 112 prosimy dzwonić tylko wtedy, gdy ludzie są w niebezpieczeństwie.',
    ku: 'Baldar bin, hişyariya bahozê. Ji kerema xwe eger mimkin be di hundir de bimînin û ji park, dar û derbasgehên binerd dûr bisekinin. Randevûyên li şaredariyê dikarin bên taloqkirin. Tenê eger mirov di xeterê de bin li 112 bigerin.',
  },
  it: {
    de: 'Wegen einer technischen Störung können wir heute viele Auskünfte und Anträge nicht bearbeiten. Wir nehmen Ihr Anliegen auf und melden uns bei Ihnen. Wenn es nicht eilt, rufen Sie bitte morgen wieder an.',
    tr: 'Teknik bir arıza nedeniyle bugün birçok bilgi ve başvuruyu işleyemiyoruz. Talebinizi kaydediyor ve size geri dönüyoruz. Acil değilse lütfen yarın tekrar arayın.',
    en: 'Because of a technical fault we cannot deal with many questions and applications today. We will note your request and get back to you. If it is not urgent, please call again tomorrow.',
    fr: "En raison d'une panne informatique, nous ne pouvons pas traiter beaucoup de demandes aujourd'hui. Nous notons votre demande et vous recontactons. Si ce n'est pas urgent, rappelez demain.",
    it: 'A causa di un guasto tecnico oggi non possiamo trattare molte richieste. Prendiamo nota della Sua richiesta e La ricontattiamo. Se non è urgente, richiami domani.',
    pl: 'Z powodu awarii technicznej nie możemy dziś załatwić wielu spraw. Zapiszemy Państwa sprawę i oddzwonimy. Jeśli sprawa nie jest pilna, prosimy zadzwonić jutro.',
    ku: 'Ji ber arîzeyeke teknîkî em îro nikarin gelek daxwazan çareser bikin. Em daxwaza we dinivîsin û li we vedigerin. Eger ne lezgîn be, ji kerema xwe sibe dîsa bigerin.',
  },
  closed: {
    de: 'Das Rathaus und alle Bürgerbüros bleiben heute geschlossen. Vereinbarte Termine fallen aus; Sie bekommen neue. Bitte kommen Sie heute nicht vorbei.',
    tr: 'Belediye binası ve tüm vatandaş büroları bugün kapalıdır. Alınmış randevular iptal edildi; size yeni randevu verilecektir. Lütfen bugün gelmeyin.',
    en: 'The town hall and all citizen offices are closed today. Appointments are cancelled; you will be given new ones. Please do not come today.',
    fr: "La mairie et tous les bureaux d'accueil sont fermés aujourd'hui. Les rendez-vous sont annulés; vous en recevrez de nouveaux. Merci de ne pas vous déplacer aujourd'hui.",
    it: 'Il municipio e tutti gli sportelli oggi sono chiusi. Gli appuntamenti sono annullati; ne riceverà di nuovi. Per favore oggi non venga.',
    pl: 'Ratusz i wszystkie biura obsługi są dziś zamknięte. Umówione wizyty są odwołane; otrzymają Państwo nowe terminy. Prosimy dziś nie przychodzić.',
    ku: 'Şaredarî û hemû buroyên hemwelatiyan îro girtî ne. Randevûyên we hatine betalkirin; hûn ê yên nû bistînin. Ji kerema xwe îro neyên.',
  },
  evacuation: {
    de: 'Das Rathaus wird gerade geräumt. Wir können im Augenblick keine Gespräche annehmen. Bitte kommen Sie nicht zum Rathaus und rufen Sie später wieder an. In einem Notfall wählen Sie 112.',
    tr: 'Belediye binası şu anda boşaltılıyor. Şu anda çağrıları cevaplayamıyoruz. Lütfen belediyeye gelmeyin ve daha sonra tekrar arayın. Acil durumda 112 numarasını arayın.',
    en: 'The town hall is being evacuated. We cannot take calls at the moment. Please do not come to the town hall and call again later. In an emergency, call 112.',
    fr: "La mairie est en cours d'évacuation. Nous ne pouvons pas prendre d'appels pour le moment. Ne venez pas à la mairie et rappelez plus tard. En cas d'urgence, composez le 112.",
    it: 'Il municipio è in corso di evacuazione. Al momento non possiamo rispondere. Non venga in municipio e richiami più tardi. In caso di emergenza chiami il 112.',
    pl: 'Trwa ewakuacja ratusza. W tej chwili nie możemy odbierać telefonów. Prosimy nie przychodzić do ratusza i zadzwonić później. W nagłym wypadku prosimy dzwonić pod numer 112.',
    ku: 'Şaredarî niha tê valakirin. Em niha nikarin bersiva têlefonan bidin. Ji kerema xwe neyên şaredariyê û paşê dîsa bigerin. Di rewşa awarte de li 112 bigerin.',
  },
  bomb: {
    de: 'In der Stadt wird eine Bombe aus dem Krieg entschärft. Wer im gesperrten Gebiet wohnt, verlässt es bitte jetzt und nimmt Ausweis und Medikamente mit. Wer Hilfe beim Verlassen der Wohnung braucht, drückt die 0 und spricht mit uns.',
    tr: 'Şehirde savaştan kalma bir bomba etkisiz hale getiriliyor. Kapatılan bölgede oturanlar lütfen şimdi bölgeyi terk etsin, kimlik ve ilaçlarını yanına alsın. Evden çıkarken yardıma ihtiyacınız varsa 0 tuşuna basın ve bizimle konuşun.',
    en: 'A bomb from the war is being defused in the city. If you live in the closed area, please leave it now and take your identity card and medicines with you. If you need help to leave your home, press 0 and speak to us.',
    fr: "Une bombe datant de la guerre est en cours de désamorçage. Si vous habitez dans la zone interdite, quittez-la maintenant avec vos papiers et vos médicaments. Si vous avez besoin d'aide pour quitter votre logement, tapez 0 et parlez-nous.",
    it: 'In città si sta disinnescando una bomba della guerra. Chi abita nella zona chiusa la lasci ora e porti con sé documento e medicine. Chi ha bisogno di aiuto per uscire di casa prema 0 e parli con noi.',
    pl: 'W mieście trwa rozbrajanie bomby z czasów wojny. Kto mieszka w zamkniętej strefie, proszony jest o jej opuszczenie teraz i zabranie dowodu oraz leków. Kto potrzebuje pomocy przy opuszczeniu mieszkania, niech naciśnie 0 i porozmawia z nami.',
    ku: 'Li bajêr bombeyeke ji şer tê bêbandorkirin. Yên ku li herêma girtî dijîn, ji kerema xwe niha jê derkevin û nasname û dermanên xwe bi xwe re bibin. Eger ji bo derketina ji malê alîkarî pêwîst be, pêl sifirê bikin û bi me re biaxivin.',
  },
  water: {
    de: 'Bitte kochen Sie Leitungswasser im ganzen Stadtgebiet ab, bevor Sie es trinken oder damit kochen. Lassen Sie es sprudelnd kochen und dann langsam abkühlen. Zum Waschen und Putzen können Sie es weiter benutzen.',
    tr: 'Lütfen tüm şehirde musluk suyunu içmeden veya yemek yapmadan önce kaynatın. Suyu fokur fokur kaynatın ve yavaşça soğumaya bırakın. Yıkanmak ve temizlik için kullanmaya devam edebilirsiniz.',
    en: 'Please boil tap water in the whole city before you drink it or cook with it. Bring it to a full boil and let it cool slowly. You can still use it for washing and cleaning.',
    fr: "Dans toute la ville, faites bouillir l'eau du robinet avant de la boire ou de cuisiner. Portez-la à ébullition et laissez-la refroidir lentement. Vous pouvez continuer à l'utiliser pour vous laver et nettoyer.",
    it: "In tutta la città faccia bollire l'acqua del rubinetto prima di berla o di cucinare. La porti a ebollizione e la lasci raffreddare lentamente. Per lavarsi e pulire può continuare a usarla.",
    pl: 'W całym mieście prosimy przegotować wodę z kranu przed piciem i gotowaniem. Wodę trzeba doprowadzić do wrzenia i powoli ostudzić. Do mycia i sprzątania można jej nadal używać.',
    ku: 'Li tevahiya bajêr ji kerema xwe ava lûleyê berî vexwarin û xwarinçêkirinê bikelînin. Bila av baş bikele û hêdî hêdî sar bibe. Ji bo şuştin û paqijiyê hûn dikarin wê bi kar bînin.',
  },
  power: {
    de: 'In Teilen der Stadt ist der Strom ausgefallen; die Stadtwerke arbeiten daran. Bitte halten Sie die Leitungen frei. Wer zu Hause auf elektrische Geräte zum Leben angewiesen ist, wählt 112.',
    tr: 'Şehrin bazı bölgelerinde elektrik kesildi; ekipler çalışıyor. Lütfen hatları meşgul etmeyin. Evde hayati elektrikli cihazlara bağlı olanlar 112 numarasını arasın.',
    en: 'There is a power cut in parts of the city; the utility company is working on it. Please keep the lines free. If your life depends on an electrical device at home, call 112.',
    fr: "Une panne de courant touche une partie de la ville; les équipes y travaillent. Gardez les lignes libres. Si votre vie dépend d'un appareil électrique à domicile, composez le 112.",
    it: 'In alcune zone della città manca la corrente; i tecnici sono al lavoro. Tenga libere le linee. Chi a casa dipende da apparecchi elettrici per vivere chiami il 112.',
    pl: 'W części miasta nie ma prądu; trwa usuwanie awarii. Prosimy nie blokować linii. Osoby, których życie zależy w domu od urządzeń elektrycznych, niech dzwonią pod 112.',
    ku: 'Li hin deverên bajêr ceyran qut bûye; karmend li ser kar dikin. Ji kerema xwe xetan vala bihêlin. Yên ku jiyana wan li malê bi amûrên elektrîkê ve girêdayî ye bila li 112 bigerin.',
  },
  smoke: {
    de: 'Nach einem Brand zieht Rauch über die Stadt. Bitte schließen Sie Fenster und Türen, schalten Sie Lüftungen ab und bleiben Sie im Haus, bis wir Entwarnung geben. Wählen Sie 112 nur im Notfall.',
    tr: 'Bir yangından sonra şehrin üzerinden duman geçiyor. Lütfen pencere ve kapıları kapatın, havalandırmayı kapatın ve tehlike geçene kadar evde kalın. 112 numarasını yalnızca acil durumda arayın.',
    en: 'Smoke from a fire is drifting over the city. Please close windows and doors, switch off ventilation and stay indoors until we give the all-clear. Call 112 only in an emergency.',
    fr: "Après un incendie, de la fumée passe sur la ville. Fermez portes et fenêtres, coupez la ventilation et restez à l'intérieur jusqu'à la fin de l'alerte. N'appelez le 112 qu'en cas d'urgence.",
    it: 'Dopo un incendio il fumo attraversa la città. Chiuda porte e finestre, spenga la ventilazione e resti in casa fino al cessato allarme. Chiami il 112 solo in caso di emergenza.',
    pl: 'Po pożarze nad miastem unosi się dym. Prosimy zamknąć okna i drzwi, wyłączyć wentylację i pozostać w domu do odwołania. Pod numer 112 prosimy dzwonić tylko w nagłym wypadku.',
    ku: 'Piştî agirekî dûman di ser bajêr re derbas dibe. Ji kerema xwe pencere û deriyan bigirin, hewakêşan vemirînin û heta ku xeter derbas bibe li malê bimînin. Tenê di rewşa awarte de li 112 bigerin.',
  },
};

/** The words of a template in one language. */
export function templateText(key: TemplateKey, language: Language): string {
  return templates[key][language];
}

/** All words of a template. */
export function templateTexts(key: TemplateKey): Spoken {
  return templates[key];
}

/** Said in the caller's language before words that exist in German only (OA6); the German one is never heard. */
export const germanFollows: Spoken = {
  de: 'Die folgende Ansage gibt es nur auf Deutsch.',
  tr: 'Aşağıdaki anons yalnızca Almancadır.',
  en: 'The following announcement is in German only.',
  fr: "L'annonce suivante est en allemand uniquement.",
  it: 'Il seguente annuncio è solo in tedesco.',
  pl: 'Następujący komunikat jest tylko po niemiecku.',
  ku: 'Daxuyaniya jêr tenê bi almanî ye.',
};

/** The sound of that sentence. */
export const germanFollowsSound = 'german-follows';
