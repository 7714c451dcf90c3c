import { keepDays } from '../../../../server/src/contract/keep-times.ts';
import type * as english from '../en/about.ts';
import { counted } from './grammar.ts';
import { shopWords } from './shop.ts';

const days = (count: number) => counted(count, 'Tag', 'Tage');

const wholePrice =
  'Vor dem Bestellen sehen Sie den ganzen Preis: Gerichte, Lieferung und Steuer. Was die Lieferung kostet, hängt davon ab, wohin die Box geht.';

export const aboutWords: typeof english.aboutWords = {
  help: {
    lead: 'Was am häufigsten gefragt wird. Für alles andere schreiben Sie uns, oder rufen Sie an.',
    parts: [
      {
        title: 'Wie bestelle ich?',
        text: [
          'Legen Sie Gerichte in Ihre Box, gehen Sie zur Kasse, sagen Sie, wohin und für welchen Tag, und geben Sie die Bestellung auf. Sie brauchen ein Konto, damit Sie Ihre Bestellungen verfolgen und stornieren können.',
        ],
      },
      {
        title: 'Kann ich ein Gericht ändern?',
        text: [
          'Ja: Auf seiner Seite können Sie die Portionen bestimmen, Zutaten weglassen, austauschen, wo es einen Tausch gibt, und mehr hinzufügen. Preis, Allergene und Nährwerte folgen.',
        ],
      },
      {
        title: 'Ich meide etwas. Was tue ich?',
        text: [
          'Sagen Sie es in Ihrem Konto unter „Was Sie essen“. Gerichte, die nicht dazu passen, sind dann markiert, das Menü kann nur zeigen, was passt, und nichts, was nicht passt, wird bestellt, bevor Sie es bestätigt haben.',
          'Eine Zutat, deren Allergene niemand angegeben hat, zählt so, als enthielte sie, was Sie meiden.',
        ],
      },
      {
        title: 'Wie storniere ich?',
        text: [
          'Öffnen Sie die Bestellung in Ihrem Konto. Bis zu dem Zeitpunkt, der dort steht, können Sie sie selbst stornieren.',
        ],
      },
      {
        title: 'Wie bezahle ich?',
        text: [shopWords.payment],
        byCard: [
          shopWords.paymentByCard,
          'Kann die Karte dann nicht belastet werden, schreiben wir Ihnen, und Sie können mit einer anderen zahlen.',
        ],
      },
      {
        title: 'Es ist keine E-Mail mit einem Code gekommen',
        text: [
          'Sehen Sie unter den unerwünschten E-Mails nach, und fordern Sie dann einen neuen Code an. Nur der neueste gilt, und zwar 15 Minuten.',
        ],
      },
    ],
  },
  contact: {
    lead: 'So erreichen Sie die Menschen, die den Shop betreiben.',
    parts: [],
  },
  privacy: {
    lead: 'Was der Shop über Sie aufbewahrt, und wo.',
    parts: [
      {
        title: 'Ihr Konto',
        text: [
          'Ihre E-Mail-Adresse und Ihr Passwort, das in einer Form aufbewahrt wird, die niemand lesen kann. Was Sie in Ihr Profil schreiben: Name, Telefonnummer, Adresse, die Ernährungsweisen, an die Sie sich halten, und die Allergene, die Sie meiden. Diese Felder können Sie jederzeit ändern oder leeren. Welcher Version der AGB Sie zugestimmt und welche Version dieser Seite Sie gelesen haben, und wann. In welcher Sprache Sie Ihr Konto angelegt oder zuletzt bestellt haben: In ihr schreiben wir Ihnen, in ihr sind Ihre Rechnungen, und in ihr steht auf den Etiketten Ihrer Box, was darin ist. Gutscheine, die zu Ihrem Konto gehören, Guthaben, das Sie bekommen haben, und warum, und Ihr eigener Code, um Freunde einzuladen, wenn Sie einen erzeugt haben.',
        ],
      },
      {
        title: 'Ihre Bestellungen',
        text: [
          'Was Sie bestellt haben, mit seinen Änderungen und seinem Preis, für welchen Tag, und Name, Telefonnummer und Adresse, an die es geht. Wer die Box packt und ausliefert, sieht das. Welches Angebot sie günstiger gemacht hat, und was Guthaben und Gutscheine gezahlt haben. Bei einem Angebot nur für erste Bestellungen auch ein Merkmal aus Telefonnummer und Adresse zusammen, aus dem niemand eines von beiden lesen kann, damit dieselbe Tür nicht zweimal zum ersten Mal bestellt.',
        ],
      },
      {
        title: 'In Ihrem Browser',
        text: [
          'Cookies, mit denen Sie sich registrieren können und angemeldet bleiben, die Ihre Box kennen, solange Sie als Gast hier sind, und die beim Ablauf einer Sitzung eine Viertelstunde lang die Adresse halten, die Sie an der Kasse eingegeben haben. Eines, das sagt, dass Sie sich von diesem Browser aus schon angemeldet haben, damit wir Ihnen schreiben können, wenn es jemand von einem anderen aus tut. Ein Vermerk, ob Sie nur Gerichte sehen möchten, die zu Ihnen passen, und einer, in welcher Sprache Sie lesen möchten, wenn Sie das gesagt haben. Die Seiten, nach denen Sie kochen, damit sie sich auch ohne Verbindung öffnen, jeweils bis Sie sich auf diesem Gerät an- oder abmelden. Nichts davon folgt Ihnen anderswohin.',
        ],
      },
      {
        title: 'Andere',
        text: [
          'Die Seiten laden nichts von irgendjemand anderem: keine Werbung, keine Zählung durch andere, keine Schriften oder Bilder von anderswo. Wer für den Shop die Server betreibt und die E-Mails sendet, verarbeitet, was dafür nötig ist.',
        ],
      },
      {
        title: 'Wie lange',
        text: [
          `Eine Box, zu der Sie nicht zurückkommen, und was Sie zuletzt gewählt und angesehen haben (wie viele Portionen, wohin und an welchem Tag, welche Gerichte, und eine Kopie dessen, was Ihr Profil über Ihr Essen sagt): ${days(keepDays.guestBox)} in einem Browser, in dem Sie nicht angemeldet sind, ${days(keepDays.customerBox)} in Ihrem Konto. Eine Sitzung: ${days(keepDays.session)}, nachdem Sie sie zuletzt benutzt haben, mit dem Namen des Browsers und des Systems, mit denen Sie sich angemeldet haben; in Ihrem Browser, dass Sie sich von ihm aus angemeldet haben: ${days(keepDays.knownDevice)}, und eine Seite, nach der Sie kochen: ${days(keepDays.cookPage)}. Eine Registrierung, die niemand bestätigt, und eine gewünschte Änderung Ihrer E-Mail-Adresse: ${days(keepDays.emailChange)}.`,
          `Kopien von E-Mails, falls der Shop welche aufbewahrt: ${days(keepDays.letterCopy)}; eine E-Mail, die nicht gesendet werden konnte, ebenso lange. Was ein Zahlungsanbieter uns über eine Zahlung mitgeteilt hat: ${days(keepDays.paymentHook)}. Eine Kündigung, die ohne Anmeldung geschickt wurde: ${days(keepDays.cancellation)}. Zählungen von Anmeldeversuchen, und Codes: bis sie abgelaufen sind, höchstens eine Stunde. Von Menschen, die hier arbeiten, ihr Name neben dem, was sie im Protokoll der Küche über Temperaturen und Reinigung vermerkt haben: ${days(keepDays.hygieneLog)}.`,
          'Ihr Konto und Ihre Bestellungen: bis Sie Ihre Daten löschen lassen.',
        ],
      },
      {
        title: 'Was Sie verlangen können',
        text: [
          'In Ihrem Konto lesen Sie unter „Ihre Daten“ alles, was wir über Sie aufbewahren, können es als Datei mitnehmen und Ihre Daten löschen lassen. Dort steht, was sofort gelöscht wird, was das Gesetz uns aufbewahren lässt, und bis wann.',
          'Was Ihnen nach dem Recht Ihres Wohnorts sonst noch zusteht, sagt Ihnen der Shop: Fragen Sie die Menschen, die ihn betreiben.',
        ],
      },
    ],
  },
  terms: {
    lead: 'Was der Shop zusagt, wenn Sie bestellen. Was sonst zwischen Ihnen und dem Shop gilt, sagen Ihnen die Menschen, die ihn betreiben.',
    parts: [
      {
        title: 'Eine Bestellung',
        text: [
          'Sie bestellen, wenn Sie auf „Zahlungspflichtig bestellen“ drücken, zu den Preisen, die Sie gesehen haben: Hat sich inzwischen einer geändert, wird nichts bestellt, bevor Sie ihn gesehen haben. Was Sie bestellen, ist von diesem Moment an für Sie zurückgelegt.',
        ],
        byCard: [
          'Sie bestellen, wenn Sie auf „Zahlungspflichtig bestellen“ drücken, zu den Preisen, die Sie gesehen haben: Hat sich inzwischen einer geändert, wird nichts bestellt, bevor Sie ihn gesehen haben. Was Sie bestellen, ist so lange für Sie zurückgelegt, wie dort steht, und gehört Ihnen, sobald Sie bezahlt oder eine Karte angegeben haben.',
        ],
      },
      {
        title: 'Preise',
        text: [wholePrice, shopWords.payment],
        byCard: [wholePrice, shopWords.paymentByCard],
      },
      {
        title: 'Stornieren',
        text: [
          'Bis zu dem Zeitpunkt, der bei Ihrer Bestellung steht, können Sie sie selbst ganz und kostenlos stornieren. Danach, oder sobald die Küche begonnen hat, sie zu packen, fragen Sie die Menschen, die den Shop betreiben.',
        ],
      },
      {
        title: 'Was darin ist',
        text: [
          'Allergene nennen wir, wie sie für jede Zutat angegeben sind, und was nicht angegeben ist, wird als solches genannt. Wenn Sie nicht sicher sind, fragen Sie, bevor Sie essen.',
        ],
      },
    ],
  },
  withdrawal: {
    lead: 'Wie Sie von einer Bestellung zurücktreten, und was das Gesetz hinzufügt.',
    parts: [
      {
        title: 'Vor dem Bestellschluss',
        text: [
          'Bis zu dem Zeitpunkt, der bei Ihrer Bestellung steht, können Sie sie selbst ganz stornieren, ohne Grund und kostenlos: Öffnen Sie die Bestellung in Ihrem Konto, und stornieren Sie sie. Was bezahlt wurde, geht dorthin zurück, woher es kam.',
        ],
      },
      {
        title: 'Danach',
        text: [
          'Danach, oder sobald die Küche begonnen hat, sie zu packen, fragen Sie die Menschen, die den Shop betreiben. Das Recht vieler Länder lässt Kunden widerrufen, was sie im Fernabsatz kaufen, und nimmt aus, was schnell verdirbt. Was davon für Sie gilt, sagen Ihnen die Menschen, die den Shop betreiben.',
          'Fehlt etwas, ist etwas verdorben oder nicht das, was Sie bestellt haben, schreiben Sie uns, oder rufen Sie an: Das hat mit einem Widerruf nichts zu tun.',
        ],
      },
    ],
  },
  imprint: {
    lead: 'Wer für diesen Shop verantwortlich ist.',
    parts: [],
  },
};

export const operatorWords: typeof english.operatorWords = {
  title: 'Wer diesen Shop betreibt',
  name: 'Name',
  address: 'Adresse',
  email: 'E-Mail',
  phone: 'Telefon',
  hours: 'Wann jemand antwortet',
  notSaid: 'Noch nicht gesagt',
  missing:
    'Wer diesen Shop betreibt, hat noch nicht alles davon gesagt. Ein Inhaber tut das in den Einstellungen.',
};

export const pageWords: typeof english.pageWords = {
  notSaid: operatorWords.notSaid,
  holdsSince: (version, since) => `Version ${version}, gilt seit ${since}.`,
  held: (version, since, until) =>
    `Dies ist Version ${version}. Sie galt von ${since} bis ${until}.`,
  oursHeld: (until) =>
    `Dies ist der Text, der bis ${until} hier stand, so, wie ihn der Shop heute mitbringt.`,
  asItStood: (moment) => `Stand: ${moment}.`,
  oursStood: (moment) =>
    `Zu diesem Zeitpunkt stand hier der Text, den der Shop mitbringt: ${moment}. Dies ist dieser Text, wie er heute ist.`,
  whatHolds: 'Was jetzt gilt',
  olderVersions: 'Ältere Versionen',
  older: (version, since) => `Version ${version}, von ${since}`,
  olderOurs: 'Davor',
  cutOff: (time, daysBefore) =>
    daysBefore === 0
      ? `${time} am Tag der Lieferung`
      : daysBefore === 1
        ? `${time} am Tag vor der Lieferung`
        : `${time}, ${daysBefore} Tage vor der Lieferung`,
};

export const placeholderWords: typeof english.placeholderWords = {
  shop: 'der Name des Shops',
  operator: 'wer ihn betreibt: der volle rechtliche Name',
  address: 'die Postanschrift',
  taxNumber: 'die Steuernummer',
  email: 'die E-Mail-Adresse für Kunden, als Link',
  phone: 'die Telefonnummer für Kunden, als Link',
  hours: 'wann jemand antwortet',
  deliveryDays: 'die Wochentage mit Lieferungen',
  cutOff: 'wann Bestellschluss ist',
  daysAhead: 'wie viele Tage im Voraus Boxen bestellt werden können',
  whoRunsIt: 'alles darüber, wer den Shop betreibt, wo es allein in einem Absatz steht',
};
