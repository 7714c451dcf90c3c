import type { homeWords as english } from '../en/home.ts';
import { counted, figure } from './grammar.ts';

export const homeWords: typeof english = {
  title: (shop) => `${shop}: Kochboxen aus einer gut geführten Vorratskammer`,
  description:
    'Wählen Sie Rezepte, ändern Sie, was hineinkommt, und erhalten Sie genau diese Zutaten an dem Tag, den Sie aussuchen.',
  headline: 'Abendessen aus einer gut geführten Vorratskammer',
  lead: (shop) =>
    `${shop} ist ein Shop für Kochboxen: Sie wählen Rezepte und ändern, was hineinkommt, und wir bringen genau diese Zutaten an dem Tag, den Sie aussuchen.`,
  seeMenu: 'Zum Menü',
  howItWorks: 'So funktioniert es',
  picks: 'Unsere Auswahl der Woche',
  picksLead: 'Das neueste Gericht aus jedem Fach des Menüs.',
  allRecipes: (total) => (total === 1 ? 'Das eine Rezept' : `Alle ${figure(total)} Rezepte`),
  categories: 'In den Fächern stöbern',
  recipes: (count) => counted(count, 'Rezept', 'Rezepte'),
  steps: [
    {
      title: 'Gerichte aussuchen',
      text: 'Jedes Rezept sagt, wie lange es dauert, was die Portion kostet und was es enthält.',
    },
    {
      title: 'Nach Ihrem Geschmack ändern',
      text: 'Bestimmen Sie die Portionen, lassen Sie den Koriander weg, tauschen Sie die Butter aus. Der Preis folgt sofort.',
    },
    {
      title: 'Einen Tag wählen',
      text: 'Wir portionieren alles, was Sie brauchen, und nichts darüber hinaus. Bis zum Bestellschluss können Sie stornieren.',
    },
  ],
  notes: 'Worin wir ehrlich sind',
  allergensTitle: 'Allergene, klar gesagt',
  allergensText:
    'Wir halten uns an die 14 der EU-Liste, Zutat für Zutat. Ist etwas nicht angegeben, sagen wir das: Unbekannt heißt nicht „frei davon“, und Spuren nennen wir, wo Hersteller davor warnen.',
  stockTitle: 'Vorrat aufs Gramm',
  stockText:
    'Alle Rezepte teilen sich eine Vorratskammer. „Noch 3 Portionen da“ heißt drei, und was Sie bestellen, wird für Sie zurückgelegt.',
  priceTitle: 'Ein Preis zum Nachrechnen',
  priceText:
    'Jede Zutat nach ihrer Menge, dazu die Arbeit, sie vorzubereiten. Öffnen Sie bei einem Rezept „Wie entsteht dieser Preis?“.',
  emptyTitle: 'Das Menü wird gerade geschrieben',
  emptyText: 'Es gibt noch keine Rezepte. Kommen Sie bald wieder.',
};
