import type { ShopsReason } from '../shops-own.ts';

export const shopsReasons: Record<ShopsReason, string> = {
  unpaid: 'Sie wurde nicht rechtzeitig bezahlt.',
  'charge-failed':
    'Ihre Karte konnte nicht belastet werden, und die Bestellung wurde nicht auf andere Weise bezahlt.',
  cancelled: 'Die Bestellung wurde storniert.',
  surplus: 'Es wurde mehr gezahlt, als zu zahlen ist.',
  missing: 'Es fehlt in der Box.',
  recalled: 'Es wurde zurückgerufen und soll nicht gegessen werden.',
  swapped: 'Was stattdessen in die Box kam, kostet weniger.',
  unwanted:
    'Sie haben diese Box übersprungen oder Ihr Abonnement pausiert oder beendet, während sie bestellt wurde.',
};
