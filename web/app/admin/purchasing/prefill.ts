import type { PurchaseStory, Scan } from '../kit/office-types.ts';
import type { Named } from './names-of.server.ts';
import type { storages } from './receipt-form.ts';

type Storage = (typeof storages)[number];

/** How food comes that is kept and told of like this; empty where the shop has not said, so that somebody has to. */
export function storageOf(
  ingredient: Pick<Named, 'storage' | 'originRule'> | undefined,
): Storage | '' {
  switch (ingredient?.storage) {
    case 'ambient':
    case 'cool':
      return 'ambient';
    case 'frozen':
      return 'frozen';
    case 'chilled':
      return chilledOf(ingredient.originRule);
    default:
      return '';
  }
}

function chilledOf(rule: Named['originRule']): Storage | '' {
  switch (rule) {
    case 'fish':
    case 'poultry':
      return rule;
    case 'pork':
    case 'sheep':
    case 'goat':
    case 'beef':
      return 'meat';
    // Minced meat has a limit of its own: whoever measures it says under which.
    case 'minced-beef':
      return '';
    case 'none':
    case 'honey':
    case null:
      return 'chilled';
  }
}

type Asked = {
  scan: Scan | null;
  /** The order that it comes of, where one is chosen. */
  order: PurchaseStory | null;
  /** The supplier that was chosen before, and the ingredient; empty where none was. */
  from: string;
  ingredientNo: string;
  /** The suppliers there are. */
  suppliers: readonly { supplierNo: number }[];
  names: readonly Named[];
  /** `2026-12-01`. */
  today: string;
};

export type Prefilled = {
  from: string;
  ingredientNo: string;
  storage: Storage | '';
  /** Base units; undefined where nobody can tell. */
  amount: number | undefined;
  /** What the label is known by is nothing that this supplier, or anybody, has. */
  isUnknown: boolean;
  /** The day that its label says is over. */
  isPast: boolean;
  /** The order that was chosen has nothing like it. */
  isUnordered: boolean;
};

/** What the form of a delivery begins with: the label first, then the order, then what was chosen before. Whatever is unknown stays open. */
export function prefilled(asks: Asked): Prefilled {
  const { scan, order, from, ingredientNo, suppliers, names } = asks;
  const articles = scan?.articles ?? [];
  const asked = order ? String(order.supplierNo) : from;
  const own = articles.find(({ supplierNo }) => String(supplierNo) === asked);
  const article = own ?? articles[0];
  const [only, another] = suppliers;
  const supplier = order || own || !article ? asked : String(article.supplierNo);
  const chosen = article ? String(article.ingredientNo) : scan?.said ? '' : ingredientNo;
  const ingredient = names.find((it) => String(it.ingredientNo) === chosen);
  const line = order?.items.find((it) => String(it.ingredientNo) === chosen);
  const grams = ingredient?.unit === 'g' ? scan?.said?.netGrams : undefined;
  const packs = article && article.packAmount * (scan?.said?.count ?? 1);
  const awaited = line && Math.max(0, line.packs * line.packAmount - line.receivedAmount);
  return {
    from: supplier === '' && only && !another ? String(only.supplierNo) : supplier,
    ingredientNo: chosen,
    storage: storageOf(ingredient),
    amount: grams ?? packs ?? (awaited || undefined),
    isUnknown: scan?.said?.gtin !== undefined && article === undefined,
    isPast: (scan?.said?.useBy ?? scan?.said?.bestBefore ?? asks.today) < asks.today,
    isUnordered: order !== null && chosen !== '' && line === undefined,
  };
}
