import type { weekWords as english } from '../en/weeks.ts';

export const weekWords: typeof english = {
  title: 'Wochen',
  near: ['Diese Woche', 'Nächste Woche'],
  from: (day) => `Woche ab ${day}`,
  until: (moment) => `Für diese Woche bestellen Sie bis ${moment}.`,
  later: (moment) => `Aus diesem Menü können Sie ab ${moment} bestellen.`,
  closed:
    'Für diese Woche kann nicht mehr bestellt werden. Ihre Gerichte lassen sich weiter lesen.',
  noDays: 'Für die Tage dieser Woche kann nicht mehr bestellt werden.',
  none: 'Zurzeit gibt es kein Menü, aus dem bestellt werden kann. Schauen Sie bald wieder vorbei.',
  gone: 'Für jene Woche gibt es kein Menü',
  goneText: 'Wählen Sie eine der Wochen unten.',
  offered: (weeks) => `Im Menü: ${weeks}.`,
  notOffered:
    'In den kommenden Wochen nicht im Menü. Sie können es weiter lesen und bestellen, sobald eine Woche es anbietet.',
  boxTitle: 'Zu welchen Wochen Ihre Box passt',
  fits: 'Alles in Ihrer Box steht im Menü.',
  missing: (dishes) => `Nicht im Menü: ${dishes}.`,
  soldOut: (dish, left) => `${dish}: Für jene Woche sind noch ${left} übrig.`,
  leaveOut: (dishes, week) => `${dishes} weglassen, um zu bestellen für: ${week}`,
  fitsNone:
    'Keine Woche bietet alles davon an: Lassen Sie unten etwas weg, oder bestellen Sie den Rest ein andermal.',
  noMenu: 'Noch kein Menü',
  notAll: 'Nicht alles aus Ihrer Box',
};
