// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Words of the mails to citizens (decision 35): German is the source of the keys. `{…}` are filled by the program, never by people. */
import type { Language } from '../../lib/pure/language.ts';

const de = {
  greeting: 'Guten Tag,',
  acknowledgementSubject: 'Ihr Anliegen bei {city}: Nummer {number}',
  acknowledgement: 'wir haben Ihr Anliegen aufgenommen. Es hat die Nummer {number}.',
  acknowledgementDue: 'Sie hören von uns per E-Mail bis {due} Uhr (deutsche Zeit).',
  tooLargeSubject: 'Ihre E-Mail an {city} war zu groß: Nummer {number}',
  tooLarge:
    'Ihre E-Mail ist größer als 50 MB. So große E-Mails können wir nicht öffnen. Bitte antworten Sie auf diese E-Mail und schicken Sie die Unterlagen in kleineren Teilen. Ihr Anliegen hat die Nummer {number}.',
  tooLargeDue: 'Auch ohne Ihre Antwort hören Sie von uns per E-Mail bis {due} Uhr (deutsche Zeit).',
  answerSubject: 'Antwort zu Ihrem Anliegen {number}',
  correctionSubject: 'Berichtigung unserer Auskunft (Nummer {number})',
  untranslated: 'unsere Antwort steht weiter unten in deutscher Sprache.',
  movedSubject: 'Neue Zeit für Ihr Anliegen {number}',
  moved:
    'zu Ihrem Anliegen mit der Nummer {number} wollten wir uns schon früher melden. Wir brauchen länger und bitten Sie um Entschuldigung.',
  movedDue: 'Sie hören von uns spätestens bis {due} Uhr (deutsche Zeit).',
  newCodeSubject: 'Neuer Code für Ihr Anliegen {number}',
  newCode:
    'zu Ihrem Anliegen mit der Nummer {number} gibt es einen neuen Code: {code}. Der bisherige Code gilt nicht mehr.',
  newCodeUse:
    'Mit Nummer und Code erfahren Sie auf unserer Internetseite und am Telefon mit der Taste 7, wie es um Ihr Anliegen steht. Haben Sie keinen neuen Code gewünscht, rufen Sie uns bitte an.',
  reply:
    'Sie können auf diese E-Mail antworten. Bitte lassen Sie die Adresse unverändert, dann finden wir Ihr Anliegen wieder.',
  phone: 'Am Telefon erreichen Sie uns unter {phone}.',
  farewell: 'Freundliche Grüße',
  sender: '{city}, Bürgertelefon',
  germanBelow: 'Deutsche Fassung',
};

/** The texts of one language. */
export type MailTexts = Readonly<Record<keyof typeof de, string>>;

/** All languages the team answers in. */
export const mailTexts: Readonly<Record<Language, MailTexts>> = {
  de,
  en: {
    greeting: 'Hello,',
    acknowledgementSubject: 'Your matter at {city}: number {number}',
    acknowledgement: 'we have taken down your matter. Its number is {number}.',
    acknowledgementDue: 'You will hear from us by e-mail by {due} (German time).',
    tooLargeSubject: 'Your e-mail to {city} was too large: number {number}',
    tooLarge:
      'Your e-mail is larger than 50 MB. We cannot open e-mails of that size. Please reply to this e-mail and send your documents in smaller parts. The number of your matter is {number}.',
    tooLargeDue: 'Even if you do not reply, you will hear from us by e-mail by {due} (German time).',
    answerSubject: 'Answer to your matter {number}',
    correctionSubject: 'Correction of what we told you (number {number})',
    untranslated: 'you will find our answer in German below.',
    movedSubject: 'New time for your matter {number}',
    moved: 'we meant to reply to your matter number {number} earlier. We need more time and apologise for the delay.',
    movedDue: 'You will hear from us by {due} (German time) at the latest.',
    newCodeSubject: 'New code for your matter {number}',
    newCode: 'there is a new code for your matter number {number}: {code}. The code you had before is no longer valid.',
    newCodeUse:
      'With number and code you learn on our website, and on the phone with key 7, how your matter stands. If you did not ask for a new code, please call us.',
    reply: 'You can reply to this e-mail. Please leave the address unchanged so that we can find your matter again.',
    phone: 'You can reach us by phone on {phone}.',
    farewell: 'Kind regards',
    sender: '{city}, citizens’ hotline',
    germanBelow: 'German version',
  },
  tr: {
    greeting: 'Merhaba,',
    acknowledgementSubject: '{city} – başvurunuz: numara {number}',
    acknowledgement: 'başvurunuzu kaydettik. Başvuru numaranız: {number}.',
    acknowledgementDue: 'Size en geç şu zamana kadar e-posta ile yanıt vereceğiz: {due} (Almanya saati).',
    tooLargeSubject: '{city} – e-postanız çok büyük: numara {number}',
    tooLarge:
      'E-postanız 50 MB’den büyük. Bu kadar büyük e-postaları açamıyoruz. Lütfen bu e-postayı yanıtlayın ve belgelerinizi daha küçük parçalar hâlinde gönderin. Başvuru numaranız: {number}.',
    tooLargeDue: 'Yanıt vermeseniz de size en geç şu zamana kadar e-posta ile yazacağız: {due} (Almanya saati).',
    answerSubject: '{number} numaralı başvurunuza yanıt',
    correctionSubject: 'Size verdiğimiz bilginin düzeltmesi (numara {number})',
    untranslated: 'yanıtımızı aşağıda Almanca olarak bulabilirsiniz.',
    movedSubject: '{number} numaralı başvurunuz için yeni tarih',
    moved:
      '{number} numaralı başvurunuz için size daha önce yanıt vermek istiyorduk. Daha fazla zamana ihtiyacımız var, özür dileriz.',
    movedDue: 'Size en geç şu zamana kadar yanıt vereceğiz: {due} (Almanya saati).',
    newCodeSubject: '{number} numaralı başvurunuz için yeni kod',
    newCode: '{number} numaralı başvurunuz için yeni bir kod var: {code}. Önceki kod artık geçerli değil.',
    newCodeUse:
      'Numara ve kod ile başvurunuzun durumunu internet sayfamızdan ve telefonda 7 tuşuyla öğrenebilirsiniz. Yeni bir kod istemediyseniz lütfen bizi arayın.',
    reply: 'Bu e-postayı yanıtlayabilirsiniz. Başvurunuzu bulabilmemiz için lütfen adresi değiştirmeyin.',
    phone: 'Bize telefonla ulaşabilirsiniz: {phone}.',
    farewell: 'Saygılarımızla',
    sender: '{city}, vatandaş hattı',
    germanBelow: 'Almanca metin',
  },
  fr: {
    greeting: 'Bonjour,',
    acknowledgementSubject: 'Votre demande à {city} : numéro {number}',
    acknowledgement: 'nous avons enregistré votre demande. Elle porte le numéro {number}.',
    acknowledgementDue: 'Nous vous répondrons par e-mail au plus tard le {due} (heure allemande).',
    tooLargeSubject: 'Votre e-mail à {city} était trop volumineux : numéro {number}',
    tooLarge:
      'Votre e-mail dépasse 50 Mo. Nous ne pouvons pas ouvrir des e-mails de cette taille. Merci de répondre à cet e-mail et d’envoyer vos documents en plusieurs parties plus petites. Votre demande porte le numéro {number}.',
    tooLargeDue:
      'Même sans réponse de votre part, nous vous écrirons par e-mail au plus tard le {due} (heure allemande).',
    answerSubject: 'Réponse à votre demande {number}',
    correctionSubject: 'Rectification de notre renseignement (numéro {number})',
    untranslated: 'vous trouverez notre réponse en allemand ci-dessous.',
    movedSubject: 'Nouveau délai pour votre demande {number}',
    moved:
      'nous voulions répondre plus tôt à votre demande numéro {number}. Il nous faut plus de temps et nous vous prions de nous excuser.',
    movedDue: 'Nous vous répondrons au plus tard le {due} (heure allemande).',
    newCodeSubject: 'Nouveau code pour votre demande {number}',
    newCode: 'voici un nouveau code pour votre demande numéro {number} : {code}. L’ancien code n’est plus valable.',
    newCodeUse:
      'Avec le numéro et le code, vous pouvez suivre votre demande sur notre site et par téléphone avec la touche 7. Si vous n’avez pas demandé de nouveau code, merci de nous appeler.',
    reply:
      'Vous pouvez répondre à cet e-mail. Merci de ne pas modifier l’adresse afin que nous retrouvions votre demande.',
    phone: 'Vous pouvez nous joindre par téléphone au {phone}.',
    farewell: 'Cordialement',
    sender: '{city}, téléphone des citoyens',
    germanBelow: 'Version allemande',
  },
  it: {
    greeting: 'Buongiorno,',
    acknowledgementSubject: 'La Sua richiesta a {city}: numero {number}',
    acknowledgement: 'abbiamo registrato la Sua richiesta. Il numero è {number}.',
    acknowledgementDue: 'Le risponderemo per e-mail al più tardi {due} (ora tedesca).',
    tooLargeSubject: 'La Sua e-mail a {city} era troppo grande: numero {number}',
    tooLarge:
      'La Sua e-mail supera i 50 MB. Non possiamo aprire e-mail così grandi. La preghiamo di rispondere a questa e-mail e di inviare i documenti in parti più piccole. Il numero della Sua richiesta è {number}.',
    tooLargeDue: 'Anche senza una Sua risposta Le scriveremo per e-mail al più tardi {due} (ora tedesca).',
    answerSubject: 'Risposta alla Sua richiesta {number}',
    correctionSubject: 'Rettifica della nostra informazione (numero {number})',
    untranslated: 'trova la nostra risposta in tedesco qui sotto.',
    movedSubject: 'Nuovo termine per la Sua richiesta {number}',
    moved: 'volevamo rispondere prima alla Sua richiesta numero {number}. Ci serve più tempo e ce ne scusiamo.',
    movedDue: 'Le risponderemo al più tardi {due} (ora tedesca).',
    newCodeSubject: 'Nuovo codice per la Sua richiesta {number}',
    newCode: 'c’è un nuovo codice per la Sua richiesta numero {number}: {code}. Il codice precedente non è più valido.',
    newCodeUse:
      'Con numero e codice può sapere a che punto è la Sua richiesta sul nostro sito e al telefono con il tasto 7. Se non ha chiesto un nuovo codice, La preghiamo di chiamarci.',
    reply:
      'Può rispondere a questa e-mail. La preghiamo di non modificare l’indirizzo, così ritroviamo la Sua richiesta.',
    phone: 'Per telefono ci trova al numero {phone}.',
    farewell: 'Cordiali saluti',
    sender: '{city}, telefono dei cittadini',
    germanBelow: 'Versione tedesca',
  },
  pl: {
    greeting: 'Dzień dobry,',
    acknowledgementSubject: 'Państwa sprawa – {city}: numer {number}',
    acknowledgement: 'przyjęliśmy Państwa sprawę. Jej numer to {number}.',
    acknowledgementDue: 'Odpowiemy e-mailem najpóźniej w terminie: {due} (czas niemiecki).',
    tooLargeSubject: 'Państwa e-mail – {city} – był za duży: numer {number}',
    tooLarge:
      'Państwa e-mail ma ponad 50 MB. Tak dużych wiadomości nie możemy otworzyć. Prosimy odpowiedzieć na tę wiadomość i przesłać dokumenty w mniejszych częściach. Numer sprawy to {number}.',
    tooLargeDue: 'Nawet bez Państwa odpowiedzi napiszemy e-mailem najpóźniej w terminie: {due} (czas niemiecki).',
    answerSubject: 'Odpowiedź w sprawie {number}',
    correctionSubject: 'Sprostowanie naszej informacji (numer {number})',
    untranslated: 'nasza odpowiedź znajduje się poniżej w języku niemieckim.',
    movedSubject: 'Nowy termin w sprawie {number}',
    moved:
      'w sprawie numer {number} chcieliśmy odpowiedzieć wcześniej. Potrzebujemy więcej czasu i przepraszamy za opóźnienie.',
    movedDue: 'Odpowiemy najpóźniej w terminie: {due} (czas niemiecki).',
    newCodeSubject: 'Nowy kod do sprawy {number}',
    newCode: 'do Państwa sprawy numer {number} jest nowy kod: {code}. Poprzedni kod jest już nieważny.',
    newCodeUse:
      'Znając numer i kod, mogą Państwo sprawdzić stan sprawy na naszej stronie internetowej oraz telefonicznie, klawiszem 7. Jeśli nie prosili Państwo o nowy kod, prosimy do nas zadzwonić.',
    reply: 'Na tę wiadomość można odpowiedzieć. Prosimy nie zmieniać adresu, dzięki temu odnajdziemy Państwa sprawę.',
    phone: 'Telefonicznie jesteśmy dostępni pod numerem {phone}.',
    farewell: 'Z poważaniem',
    sender: '{city}, telefon dla mieszkańców',
    germanBelow: 'Wersja niemiecka',
  },
  ku: {
    greeting: 'Silav,',
    acknowledgementSubject: 'Daxwaza we li {city}: hejmar {number}',
    acknowledgement: 'me daxwaza we qeyd kir. Hejmara wê {number} e.',
    acknowledgementDue: 'Em ê herî dereng di vê demê de bi e-nameyê bersiva we bidin: {due} (saeta Almanyayê).',
    tooLargeSubject: 'E-nameya we ji bo {city} pir mezin bû: hejmar {number}',
    tooLarge:
      'E-nameya we ji 50 MB mezintir e. Em nikarin e-nameyên ewqas mezin vekin. Ji kerema xwe bersiva vê e-nameyê bidin û belgeyên xwe di beşên piçûktir de bişînin. Hejmara daxwaza we {number} e.',
    tooLargeDue:
      'Heke hûn bersivê nedin jî, em ê herî dereng di vê demê de bi e-nameyê ji we re binivîsin: {due} (saeta Almanyayê).',
    answerSubject: 'Bersiva daxwaza we {number}',
    correctionSubject: 'Rastkirina agahiya me (hejmar {number})',
    untranslated: 'bersiva me li jêr bi almanî ye.',
    movedSubject: 'Dema nû ji bo daxwaza we {number}',
    moved:
      'me dixwest ji bo daxwaza we ya bi hejmara {number} zûtir bersivê bidin. Ji me re bêtir dem pêwîst e, em lêborînê dixwazin.',
    movedDue: 'Em ê herî dereng di vê demê de bersiva we bidin: {due} (saeta Almanyayê).',
    newCodeSubject: 'Koda nû ji bo daxwaza we {number}',
    newCode: 'ji bo daxwaza we ya bi hejmara {number} kodeke nû heye: {code}. Koda berê êdî ne derbasdar e.',
    newCodeUse:
      'Bi hejmar û kodê hûn dikarin li ser malpera me û bi telefonê bi bişkoja 7 rewşa daxwaza xwe hîn bibin. Heke we kodeke nû nexwestibe, ji kerema xwe bi me re telefonê bikin.',
    reply: 'Hûn dikarin bersiva vê e-nameyê bidin. Ji kerema xwe navnîşanê neguherînin, da ku em daxwaza we bibînin.',
    phone: 'Hûn dikarin bi telefonê bigihîjin me: {phone}.',
    farewell: 'Bi silavên dostane',
    sender: '{city}, telefona hemwelatiyan',
    germanBelow: 'Guhertoya almanî',
  },
};
