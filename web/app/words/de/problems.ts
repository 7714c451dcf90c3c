import type { RefusalCode } from '../../../../server/src/contract/route.ts';
import type { ForStaff, problemWords as english } from '../en/problems.ts';
import { counted, figure } from './grammar.ts';

type Sentences = ReturnType<typeof english.say>;

const ourFault: Sentences = {
  title: 'Bei uns ist etwas schiefgegangen',
  text: 'Nichts, was Sie eingegeben haben, ist verloren. Versuchen Sie es gleich noch einmal.',
};
const sentences: Record<
  Exclude<RefusalCode, ForStaff> | 'no-connection' | 'internal-error',
  Sentences
> = {
  'shortage-not-found': {
    title: 'So etwas haben wir nicht gefragt',
    text: 'Sehen Sie Ihre Bestellung noch einmal an: Dort steht, was es zu beantworten gibt.',
  },
  'shortage-decided': {
    title: 'Das ist schon entschieden',
    text: 'Sehen Sie Ihre Bestellung noch einmal an: Dort steht, was in Ihrer Box ist.',
  },
  'substitute-not-offered': {
    title: 'Es ist nicht mehr da',
    text: 'Nichts anderes kommt dafür in Ihre Box. Sie bekommen zurück, was es gekostet hat.',
  },
  'no-connection': {
    title: 'Die Verbindung ist abgebrochen',
    text: 'Nichts, was Sie eingegeben haben, ist verloren. Senden Sie es noch einmal: Nichts geschieht zweimal.',
  },
  'internal-error': {
    title: 'Bei uns ist etwas schiefgegangen',
    text: 'Nichts, was Sie eingegeben haben, ist verloren. Versuchen Sie es gleich noch einmal: Nichts geschieht zweimal.',
  },
  'not-ready': {
    title: 'Der Shop kann gerade nicht antworten',
    text: 'Nichts, was Sie eingegeben haben, ist verloren. Versuchen Sie es gleich noch einmal: Nichts geschieht zweimal.',
  },
  'invalid-input': {
    title: 'Etwas davon stimmt noch nicht',
    text: 'Sehen Sie sich an, was unten markiert ist.',
  },
  'basket-changed': {
    title: 'Ihre Box wurde anderswo geändert',
    text: 'Vielleicht in einem anderen Tab oder auf einem anderen Gerät. So steht sie jetzt da.',
  },
  'basket-empty': {
    title: 'Ihre Box ist leer',
    text: 'Wählen Sie zuerst ein Gericht aus dem Menü.',
  },
  'basket-full': {
    title: 'Die Box ist voll',
    text: 'Nehmen Sie ein Gericht heraus, um Platz für ein anderes zu machen.',
  },
  'line-not-found': {
    title: 'Dieses Gericht ist nicht mehr in Ihrer Box',
    text: 'So steht die Box jetzt da.',
  },
  'amount-too-large': {
    title: 'Das ist mehr, als wir packen können',
    text: 'Wählen Sie weniger Portionen.',
  },
  'recipe-not-found': {
    title: 'Dieses Rezept steht nicht mehr im Menü',
    text: 'Wählen Sie ein anderes.',
  },
  'recipe-not-published': {
    title: 'Ein Rezept in Ihrer Box steht nicht mehr im Menü',
    text: 'Nehmen Sie es aus der Box, um fortzufahren.',
  },
  'recipe-not-offered': {
    title: 'Etwas davon steht in jener Woche nicht im Menü',
    text: 'Es wurde nichts bestellt. Lassen Sie diese Gerichte weg, oder wählen Sie einen Tag in einer anderen Woche.',
  },
  'recipe-sold-out': {
    title: 'Ein Gericht ist für jene Woche ausverkauft',
    text: 'Es wurde nichts bestellt. Wählen Sie weniger Portionen davon, lassen Sie es weg, oder wählen Sie einen Tag in einer anderen Woche.',
  },
  'promotion-used-up': {
    title: 'Dieses Angebot ist gerade ausgeschöpft',
    text: 'Es wurde so oft genutzt, wie es geht. Es wurde nichts bestellt: Gezeigt wird der Preis ohne das Angebot.',
  },
  'balance-changed': {
    title: 'Ihr Guthaben oder Ihre Gutscheine haben sich geändert',
    text: 'Was noch zu zahlen ist, wird neu gezeigt. Es wurde nichts bestellt: Geben Sie die Bestellung noch einmal auf, wenn Sie einverstanden sind.',
  },
  'code-unknown': {
    title: 'Diesen Code kennen wir nicht',
    text: 'Sehen Sie noch einmal Zeichen für Zeichen nach. Wenn er stimmt, ist sein Angebot vorbei.',
  },
  'gift-card-kept': {
    title: 'Dieser Gutschein gehört zu einem anderen Konto',
    text: 'Ein Geschenkgutschein gehört zu einem Konto. Melden Sie sich bei dem an, zu dem Sie ihn hinzugefügt haben.',
  },
  'gift-card-over': {
    title: 'Dieser Gutschein gilt nicht mehr',
    text: 'Sein letzter Tag ist vorbei, oder er wurde gesperrt. Schreiben Sie uns, wenn Sie glauben, dass das nicht stimmt.',
  },
  'gift-card-needs-account': {
    title: 'Das ist ein Geschenkgutschein: Melden Sie sich an, um ihn zu nutzen',
    text: 'Er gehört dann zu Ihrem Konto, und was davon übrig bleibt, wartet dort auf Ihre nächste Box.',
  },
  'nobody-is-invited': {
    title: 'Zurzeit lassen sich keine Freunde einladen',
    text: 'Der Shop hat gerade kein solches Angebot.',
  },
  'price-changed': {
    title: 'Ein Preis hat sich geändert, seit Sie zuletzt nachgesehen haben',
    text: 'Der neue Gesamtbetrag wird gezeigt. Es wurde nichts bestellt: Geben Sie die Bestellung noch einmal auf, wenn Sie einverstanden sind.',
  },
  'allergen-not-acknowledged': {
    title: 'Etwas in Ihrer Box ist nichts für Sie oder für jemanden in Ihrem Haushalt',
    text: 'Bestätigen Sie jedes Gericht, das unten markiert ist, oder nehmen Sie es aus der Box.',
  },
  'too-much-alcohol': {
    title: 'Das ist mehr Alkohol, als wir in eine Box geben',
    text: 'Wein und Ähnliches ist zum Kochen da: 750 ml neben dem, was die Rezepte brauchen, und nicht mehr.',
  },
  'age-not-confirmed': {
    title: 'Etwas in Ihrer Box wird nur an Erwachsene verkauft',
    text: 'Bestätigen Sie unten Ihr Alter, oder nehmen Sie die Gerichte mit Alkohol aus der Box.',
  },
  'out-of-stock': {
    title: 'Etwas davon ist gerade ausverkauft',
    text: 'Es wurde nichts bestellt. Wählen Sie unten, wie der Rest gepackt werden soll.',
  },
  'delivery-day-unknown': {
    title: 'An diesem Tag liefern wir nicht',
    text: 'Wählen Sie einen dieser Tage.',
  },
  'delivery-day-closed': {
    title: 'Dieser Tag wurde gerade geschlossen',
    text: 'Es wurde nichts bestellt: Wählen Sie einen anderen Tag.',
  },
  'delivery-day-full': {
    title: 'Dieser Tag ist gerade voll geworden',
    text: 'Es wurde nichts bestellt: Wählen Sie einen anderen Tag.',
  },
  'postcode-missing': {
    title: 'Wohin geht die Box?',
    text: 'Geben Sie die Postleitzahl an: Davon hängt ab, was die Lieferung kostet.',
  },
  'no-delivery-there': {
    title: 'Dorthin liefern wir noch nicht',
    text: 'Es wurde nichts bestellt. Versuchen Sie eine andere Postleitzahl oder ein anderes Land.',
  },
  'zone-not-that-day': {
    title: 'An diesem Tag kommen wir nicht zu Ihnen',
    text: 'Es wurde nichts bestellt: Wählen Sie einen anderen Tag.',
  },
  'below-minimum': {
    title: 'Für eine Lieferung ist zu wenig in der Box',
    text: 'Es wurde nichts bestellt: Fügen Sie ein Gericht oder eine Portion hinzu.',
  },
  'tax-rate-missing': {
    title: 'An diese Adresse können wir zurzeit nicht verkaufen',
    text: 'Es wurde nichts bestellt, und an Ihrer Eingabe ist nichts falsch: Der Shop muss zuerst seine Steuersätze einrichten. Bitte sagen Sie ihm das.',
  },
  'cart-changes-order': {
    title: 'In Ihrer Box wird gerade eine Bestellung geändert',
    text: 'Es wurde nichts bestellt. Speichern Sie die Änderung, oder lassen Sie die Bestellung, wie sie war, und bestellen Sie dann.',
  },
  'order-not-changeable': {
    title: 'Diese Bestellung kann nicht mehr geändert werden',
    text: 'Es wurde nichts geändert. Schreiben Sie uns, wenn etwas darin falsch ist.',
  },
  'order-changed-meanwhile': {
    title: 'Sie haben diese Bestellung inzwischen in einem anderen Tab geändert',
    text: 'Jetzt wurde nichts geändert. Sehen Sie sich die Bestellung an, wie sie dasteht, und ändern Sie sie dann noch einmal.',
  },
  'invoice-not-found': {
    title: 'Diese Rechnung gibt es nicht',
    text: 'Vielleicht gehört sie zu einem anderen Konto. Ihre Rechnungen finden Sie bei Ihren Bestellungen.',
  },
  'reminder-link-unknown': {
    title: 'Dieser Link ist keiner von uns',
    text: 'Melden Sie sich an und schalten Sie Erinnerungen in Ihrem Konto ab, oder antworten Sie auf einen unserer Briefe.',
  },
  'mail-not-stopped': {
    title: 'Briefe erreichen Sie',
    text: 'Es ist nichts zu bestätigen.',
  },
  'mailbox-link-unknown': {
    title: 'Dieser Link bestätigt keine Adresse',
    text: 'Lassen Sie sich aus Ihrem Konto eine neue E-Mail schicken.',
  },
  'meal-not-rateable': {
    title: 'Dieses Gericht kann nicht bewertet werden',
    text: 'Gerichte werden bewertet, sobald sie geliefert sind, außer es ging alles zurück, was sie gekostet haben.',
  },
  'cut-off-passed': {
    title: 'Für diesen Tag ist es zum Bestellen zu spät',
    text: 'Es wurde nichts bestellt: Wählen Sie einen anderen Tag.',
  },
  'not-signed-in': {
    title: 'Ihre Sitzung ist abgelaufen',
    text: 'Was Sie eingegeben haben, steht noch da. Melden Sie sich in einem neuen Tab an, kommen Sie zurück, und senden Sie es noch einmal.',
  },
  'session-expired': {
    title: 'Das hat etwas zu lange gedauert',
    text: 'Melden Sie sich noch einmal an.',
  },
  'wrong-credentials': {
    title: 'Die E-Mail-Adresse oder das Passwort ist falsch',
    text: 'Versuchen Sie es noch einmal, oder fordern Sie ein neues Passwort an.',
  },
  'wrong-code': {
    title: 'Dieser Code ist falsch oder abgelaufen',
    text: 'Sehen Sie in der neuesten E-Mail nach, oder fordern Sie einen neuen Code an.',
  },
  'proof-required': {
    title: 'Weisen Sie nach, dass Sie es sind',
    text: 'Geben Sie Ihr Passwort an und einen Code der App, die Sie jetzt haben, oder einen Wiederherstellungscode.',
  },
  'second-factor-unreadable': {
    title: 'Der Shop kann Ihre Authenticator-App nicht mehr prüfen',
    text: 'Nehmen Sie einen Ihrer Wiederherstellungscodes, oder bitten Sie die Betreiber des Shops, Ihren zweiten Faktor zurückzusetzen.',
  },
  'not-confirmed': {
    title: 'Ein Schritt fehlt noch',
    text: 'Geben Sie den Code aus unserer E-Mail ein, um zu bestätigen, dass diese E-Mail-Adresse Ihre ist.',
  },
  'password-too-weak': {
    title: 'Wählen Sie ein stärkeres Passwort',
    text: 'Mindestens 10 Zeichen, und keines, das jeder als Erstes versuchen würde.',
  },
  'order-move-not-allowed': {
    title: 'Diese Bestellung kann nicht mehr storniert werden',
    text: 'Die Küche hat begonnen, sie zu packen.',
  },
  'body-too-large': {
    title: 'Das ist mehr, als wir annehmen können',
    text: 'Es wurde nichts geändert. Kürzen Sie es, oder verkleinern Sie das Bild, und senden Sie es noch einmal.',
  },
  'basket-already-ordered': {
    title: 'Diese Box war schon bestellt',
    text: 'Sehen Sie unter Ihren Bestellungen nach: Nichts wurde zweimal bestellt.',
  },
  'account-exists': {
    title: 'Mit dieser E-Mail-Adresse gibt es schon ein Konto',
    text: 'Melden Sie sich an, oder fordern Sie ein neues Passwort an.',
  },
  'not-allowed': {
    title: 'Dieses Konto darf das nicht',
    text: 'Melden Sie sich mit einem anderen an.',
  },
  'mfa-required': {
    title: 'Ihr zweiter Faktor wird gebraucht',
    text: 'Melden Sie sich noch einmal mit Ihrer Authenticator-App an.',
  },
  'order-not-found': {
    title: 'Unter Ihren Bestellungen ist diese nicht',
    text: 'Sehen Sie in der Liste Ihrer Bestellungen nach.',
  },
  'nothing-to-pay': {
    title: 'Hier ist nichts zu zahlen',
    text: 'Diese Bestellung ist bezahlt, oder sie geht auf Rechnung. Sehen Sie unter Ihren Bestellungen nach.',
  },
  'payment-closed': {
    title: 'Diese Bestellung kann nicht mehr bezahlt werden',
    text: 'Ihre Zeit ist abgelaufen, und ihre Gerichte stehen wieder im Menü. Es wurde nichts abgebucht: Bestellen Sie noch einmal.',
  },
  'payment-method-not-found': {
    title: 'Diese Karte ist nicht mehr hinterlegt',
    text: 'Zahlen Sie mit einer anderen.',
  },
  'payment-method-needed': {
    title: 'Mit dieser Karte wird noch eine Bestellung belastet',
    text: 'Bis dahin bleibt sie hinterlegt. Stornieren Sie zuerst diese Bestellung, oder warten Sie, bis sie abgebucht ist.',
  },
  'payment-unknown': {
    title: 'Diese Zahlung kennen wir nicht',
    text: 'Sehen Sie sich Ihre Bestellungen an: Dort steht, was bezahlt ist.',
  },
  'route-not-found': { title: 'Hier ist nichts', text: 'Gehen Sie vom Menü aus weiter.' },
  'precondition-failed': {
    title: 'Es wurde inzwischen geändert',
    text: 'Sehen Sie es sich an, wie es dasteht, und ändern Sie es dann noch einmal.',
  },
  'ingredient-not-found': {
    title: 'Eine Zutat wird nicht mehr verkauft',
    text: 'Öffnen Sie das Rezept noch einmal, und wählen Sie neu.',
  },
  'ingredient-not-in-recipe': {
    title: 'Das Rezept hat sich geändert',
    text: 'Öffnen Sie es noch einmal, und wählen Sie neu.',
  },
  'swap-not-offered': {
    title: 'Dieser Tausch wird nicht mehr angeboten',
    text: 'Öffnen Sie das Rezept noch einmal, und wählen Sie neu.',
  },
  'conflicting-changes': {
    title: 'Zwei Änderungen betreffen dieselbe Zutat',
    text: 'Nehmen Sie eine davon zurück.',
  },
  'line-empty': {
    title: 'In diesem Gericht ist nichts mehr übrig',
    text: 'Behalten Sie mindestens eine Zutat darin.',
  },
  'request-timeout': {
    title: 'Das hat zu lange gedauert',
    text: 'Was Sie gesendet haben, ist nicht rechtzeitig angekommen. Bitte versuchen Sie es noch einmal.',
  },
  'too-many-attempts': {
    title: 'Zu viele Versuche',
    text: 'Warten Sie ein wenig, und versuchen Sie es dann noch einmal.',
  },
  // Only a page that is wrong, or a program, can cause these.
  'invalid-json': ourFault,
  'invalid-cursor': ourFault,
  'unsupported-media-type': {
    title: 'Dieses Formular konnte nicht gelesen werden',
    text: 'Es wurde nichts geändert. Öffnen Sie die Seite neu, und senden Sie es noch einmal.',
  },
  'headers-too-large': ourFault,
  'method-not-allowed': ourFault,
  'cross-origin': {
    title: 'Dieses Formular kam nicht von der eigenen Adresse des Shops',
    text: 'Es wurde nichts geändert. Öffnen Sie den Shop unter seiner eigenen Adresse, und senden Sie es von dort. Wer den Shop hinter einem Proxy betreibt, nennt ihm seine Adresse mit LARDER_URL.',
  },
  'idempotency-key-missing': ourFault,
  'idempotency-key-reused': ourFault,
  'subscription-not-found': {
    title: 'Dieses Abonnement gibt es nicht',
    text: 'Vielleicht haben Sie sich mit einer anderen Adresse angemeldet. Was Sie haben, steht in Ihrem Konto.',
  },
  'subscription-ended': {
    title: 'Dieses Abonnement ist beendet',
    text: 'Es wurde nichts geändert. Sie können jederzeit wieder abonnieren.',
  },
  'subscribed-already': {
    title: 'Sie haben schon ein Abonnement',
    text: 'Es wurde nichts doppelt bestellt. Ändern Sie das Abonnement, das in Ihrem Konto steht.',
  },
  'week-closed': {
    title: 'Die Box dieser Woche ist geschlossen',
    text: 'Sie kommt, und sie wird berechnet. Hier steht, was sich noch ändern lässt.',
  },
  'no-box-that-week': {
    title: 'In dieser Woche gibt es keine Box',
    text: 'Es wurde nichts geändert. Hier steht, was jetzt gilt.',
  },
  'already-staff': {
    title: 'Diese Person arbeitet schon hier',
    text: 'Ändern Sie stattdessen in der Liste ihre Rolle.',
  },
  'email-change-not-found': {
    title: 'Dieser Link gilt nicht mehr',
    text: 'Die Änderung wurde ausgeführt, abgebrochen oder ersetzt, oder ein Tag ist vergangen.',
  },
  'email-taken': {
    title: 'Diese Adresse hat schon ein eigenes Konto',
    text: 'Es wurde nichts geändert. Melden Sie sich mit ihr an, oder wünschen Sie eine andere Adresse.',
  },
  'works-here': {
    title: 'Sie arbeiten hier',
    text: 'Bitten Sie zuerst einen Inhaber, Sie aus dem Personal zu nehmen.',
  },
  'orders-under-way': {
    title: 'Noch nicht: Bestellungen von Ihnen laufen',
    text: 'Sobald ihre Boxen das Haus verlassen haben und ihre Zahlungen abgerechnet sind, können Ihre Daten gelöscht werden. Eine Bestellung vor ihrem Bestellschluss können Sie stornieren.',
  },
  'last-owner': {
    title: 'Ein Shop braucht einen Inhaber',
    text: 'Machen Sie zuerst jemand anderen dazu.',
  },
  'terms-changed': {
    title: 'Unsere AGB oder unsere Datenschutzerklärung haben sich gerade geändert',
    text: 'Es wurde nichts bestellt. Lesen Sie, was jetzt gilt, und bestellen Sie dann noch einmal.',
  },
  'terms-not-agreed': {
    title: 'Bitte stimmen Sie dem Neuen zu',
    text: 'Es wurde nichts bestellt. Lesen Sie es, haken Sie an, dass Sie zustimmen, und bestellen Sie noch einmal.',
  },
  'page-version-not-found': {
    title: 'Diese Seite hat keine solche Version',
    text: 'Was jetzt gilt, steht auf der Seite selbst.',
  },
  'page-is-planned': {
    title: 'Eine Version dieser Seite ist schon geplant',
    text: 'Nehmen Sie sie zuerst zurück, oder warten Sie, bis sie gilt.',
  },
  'planned-change-not-found': {
    title: 'Dieser Plan ist fort, oder er hat begonnen',
    text: 'Was schon gilt, wird durch eine neue Änderung geändert.',
  },
  'invitation-not-found': {
    title: 'Diese Einladung gilt nicht mehr',
    text: 'Sie wurde angenommen, zurückgezogen oder ersetzt, oder sieben Tage sind vergangen.',
  },
  'invitation-of-another': {
    title: 'Diese Einladung ist für eine andere E-Mail-Adresse',
    text: 'Melden Sie sich mit der Adresse an, an die die E-Mail ging.',
  },
  'address-not-found': {
    title: 'Diese Adresse ist nicht mehr gespeichert',
    text: 'Vielleicht wurde sie in einem anderen Tab entfernt. Hier sind die, die jetzt gespeichert sind.',
  },
  'member-not-found': {
    title: 'Das ist niemand mehr aus Ihrem Haushalt',
    text: 'Vielleicht wurde der Eintrag in einem anderen Tab entfernt. Hier ist Ihr Haushalt, wie er jetzt ist.',
  },
  'household-full': {
    title: 'In Ihrem Haushalt sind so viele, wie wir höchstens aufnehmen',
    text: 'Nehmen Sie zuerst jemanden heraus.',
  },
  'address-book-full': {
    title: 'Sie haben so viele Adressen gespeichert, wie wir aufbewahren',
    text: 'Entfernen Sie zuerst eine, die Sie nicht mehr brauchen.',
  },
  'password-required': {
    title: 'Weisen Sie nach, dass Sie es sind',
    text: 'Sie haben sich vor einer Weile angemeldet: Geben Sie Ihr Passwort ein.',
  },
  'wrong-passkey': {
    title: 'Dieser Passkey öffnet hier kein Konto',
    text: 'Vielleicht wurde er entfernt, oder er gehört zu einer anderen Adresse. Melden Sie sich mit Ihrem Passwort an.',
  },
  'passkey-too-late': {
    title: 'Das hat etwas zu lange gedauert',
    text: 'Versuchen Sie es noch einmal.',
  },
  'passkey-not-found': {
    title: 'Diesen Passkey gibt es nicht mehr',
    text: 'Vielleicht haben Sie ihn in einem anderen Tab oder auf einem anderen Gerät entfernt.',
  },
  'passkeys-not-offered': {
    title: 'Dieser Shop hat keine Passkeys',
    text: 'Melden Sie sich mit Ihrem Passwort an.',
  },
  'too-many-passkeys': {
    title: 'Sie haben so viele Passkeys, wie ein Konto haben kann',
    text: 'Entfernen Sie zuerst einen, den Sie nicht mehr benutzen.',
  },
  'last-way-in': {
    title: 'Das ist Ihr letzter Weg hinein',
    text: 'Fügen Sie einen anderen Passkey oder eine Authenticator-App hinzu, bevor Sie ihn entfernen.',
  },
};

const characters = (count: number) => counted(count, 'Zeichen', 'Zeichen');

export const problemWords: typeof english = {
  say: (code) =>
    Object.hasOwn(sentences, code) ? sentences[code as keyof typeof sentences] : ourFault,
  reference: (id) => `Wenn Sie uns danach fragen, nennen Sie uns diese Nummer: ${id}`,
  openAgain: 'Seite neu öffnen',
  backKeeps: 'Was Sie eingegeben haben, steht noch da, wenn Sie in Ihrem Browser zurückgehen.',
  typed: 'Was Sie eingegeben haben',
  tooManyAttempts: 'Zu viele Versuche',
  tryAgainAt: (time) => `Versuchen Sie es noch einmal: ${time}.`,
  used: (length, limit) =>
    length > limit
      ? `${figure(length)} von ${figure(limit)}: ${characters(length - limit)} zu viel`
      : `${figure(length)} von ${figure(limit)}`,
  charactersLeft: (left) =>
    left < 0 ? `${characters(-left)} zu viel` : `Noch ${characters(left)} frei`,
};
