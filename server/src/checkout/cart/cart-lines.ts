import type { Change, Selection } from '../../food/recipes/customise-recipe.ts';
import type { EnteredCode } from '../promotions/money-for.ts';
import type { Tender } from '../pricing/price-order.ts';
import type { Usable } from '../pricing/promotion.ts';
import type { Agreed } from '../../contract/household.ts';

/** One line somebody chose. `acknowledged` are the conflicts with their profile, and with those who eat with them, that they agreed to. */
export type Line = Selection & {
  lineId: string;
  acknowledged: Agreed[];
  /** The lines that this one took the place of when a guest's cart joined. */
  insteadOf?: string[];
};

/** A line as it was ordered. */
export type OrderedLine = Selection & Pick<Line, 'lineId'>;

/** `basketId` is one life of a cart: it ends when the cart is ordered, so that nothing is ordered twice. */
export type Cart = {
  basketId: string;
  lines: Line[];
  /** Where the box is to go, as far as that was asked: what delivery costs follows from it. */
  goesTo?: GoesTo;
  code?: EnteredCode;
  /** Credit and gift cards are not to pay for it. */
  savesBalance?: true;
  editing?: Editing;
};

/** The order that is changed in a cart. */
export type Editing = {
  orderNo: number;
  editNo: number;
  totalCents: number;
  /** When the order closes, as ISO 8601. */
  until: string;
  /** Whose shelf it has taken from; absent where it was begun before there were several: the first kitchen's. */
  kitchenNo?: number;
  /** What the order has taken from the shelf, which its change can count on. */
  held: [ingredientNo: number, amount: number][];
  /** The promotion that the order was placed with, and what credit and gift cards pay of it. */
  promotion?: Usable | null;
  tenders?: Tender[];
  /** The week of its day, and what it holds for it: that may stay. Absent where it was begun before there were weeks. */
  forWeek?: {
    week: string;
    held: [recipeNo: number, portions: number, offerWeek: string | null][];
  };
  /** What lay in the cart before, and lies there again afterwards. */
  kept: Line[];
};

export type GoesTo = { country: string | null; postcode: string | null };

export const mostLines = 40;
export const mostServings = 24;

/** One spelling for what is the same to eat: sorted, extras of one ingredient summed. */
export function canonicalChanges(changes: readonly Change[]): Change[] {
  const extras = new Map<number, number>();
  const others: Change[] = [];
  for (const change of changes) {
    if (change.action !== 'extra') others.push(change);
    else extras.set(change.ingredientNo, (extras.get(change.ingredientNo) ?? 0) + change.amount);
  }
  const summed = [...extras].map(([ingredientNo, amount]): Change => ({
    action: 'extra',
    ingredientNo,
    amount,
  }));
  return [...others, ...summed].toSorted(
    (a, b) => a.ingredientNo - b.ingredientNo || a.action.localeCompare(b.action),
  );
}

/** What is the same to eat, for however many. A store may spell an object's members in another order. */
export function lineIdentity({ recipeNo, changes }: Selection): string {
  return JSON.stringify([recipeNo, canonicalChanges(changes).map(spelled)]);
}

function spelled(change: Change): unknown[] {
  switch (change.action) {
    case 'omit':
      return ['omit', change.ingredientNo];
    case 'swap':
      return ['swap', change.ingredientNo, change.with];
    case 'extra':
      return ['extra', change.ingredientNo, change.amount];
  }
}

/** Adds a line, or its servings to one that it can join; undefined when there is no room. */
export function addLine(cart: Cart, added: Line): Cart | undefined {
  const same = cart.lines.find((known) => known.lineId !== added.lineId && canJoin(known, added));
  if (!same) return putLine(cart, added);
  return replaceLine(cart, same, join(same, added));
}

/** What was added beside a meal is added once for its line, whatever the servings: such lines stay two, or one extra would be lost. */
function canJoin(known: Line, added: Line): boolean {
  return (
    known.servings + added.servings <= mostServings &&
    lineIdentity(known) === lineIdentity(added) &&
    !known.changes.some(({ action }) => action === 'extra')
  );
}

function join(known: Line, added: Line): Line {
  return {
    ...known,
    servings: known.servings + added.servings,
    acknowledged: [...new Set([...known.acknowledged, ...added.acknowledged])],
  };
}

function replaceLine(cart: Cart, known: Line, by: Line): Cart {
  return { ...cart, lines: cart.lines.map((line) => (line === known ? by : line)) };
}

/** Writes a line at its id, new or not; undefined when there is no room. */
export function putLine(cart: Cart, line: Line): Cart | undefined {
  const put = { ...line, changes: canonicalChanges(line.changes) };
  const at = cart.lines.findIndex(({ lineId }) => lineId === line.lineId);
  if (at >= 0) return { ...cart, lines: cart.lines.with(at, put) };
  if (cart.lines.length >= mostLines) return undefined;
  return { ...cart, lines: [...cart.lines, put] };
}

/**
 * What a guest chose, and where it was to go, joins what the customer had; lines that no longer fit stay out. A joined line takes the guest's id, so that merging
 * twice is merging once.
 */
export function mergeCarts(own: Cart, guests: Cart): Cart {
  const { editing, basketId } = own;
  // Nobody chose it for the order that is being changed.
  if (editing) {
    const { lines: kept } = mergeCarts({ basketId, lines: editing.kept }, guests);
    return { ...own, editing: { ...editing, kept } };
  }
  const both = withCode(withPlace(own, guests.goesTo ?? own.goesTo), guests.code ?? own.code);
  const guestIds = new Set(guests.lines.map(({ lineId }) => lineId));
  return guests.lines.reduce((merged, line) => {
    if (merged.lines.some(({ lineId }) => lineId === line.lineId)) return merged;
    const same = merged.lines.find((known) => !guestIds.has(known.lineId) && canJoin(known, line));
    if (!same) return putLine(merged, line) ?? merged;
    const insteadOf = [...(same.insteadOf ?? []), same.lineId];
    return replaceLine(merged, same, { ...join(same, line), lineId: line.lineId, insteadOf });
  }, both);
}

/** A cart that goes there already is itself. */
export function withPlace(cart: Cart, goesTo: GoesTo | undefined): Cart {
  const { goesTo: known, ...rest } = cart;
  const same = known?.country === goesTo?.country && known?.postcode === goesTo?.postcode;
  if (same) return cart;
  return goesTo === undefined ? rest : { ...rest, goesTo };
}

/** A cart that has this code already is itself. */
export function withCode(cart: Cart, code: EnteredCode | undefined): Cart {
  const { code: known, ...rest } = cart;
  if (known?.text === code?.text && known?.promotionNo === code?.promotionNo) return cart;
  return code === undefined ? rest : { ...rest, code };
}

/** Whether credit and gift cards pay for it. */
export function withBalance(cart: Cart, saves: boolean): Cart {
  const { savesBalance = false, ...rest } = cart;
  if (savesBalance === saves) return cart;
  return saves ? { ...rest, savesBalance: true } : rest;
}

/** Puts an order into the cart to be changed there; begun again, it goes on as it is. What lay there waits. */
export function beginEditing(
  cart: Cart,
  { lines, basketId, ...order }: Omit<Editing, 'kept'> & { lines: Line[]; basketId: string },
): Cart {
  const { editing } = cart;
  if (editing?.orderNo === order.orderNo && editing.editNo === order.editNo) return cart;
  return { ...cart, basketId, lines, editing: { ...order, kept: editing?.kept ?? cart.lines } };
}

/** Leaves the order as it was; what lay in the cart before lies there again. */
export function stopEditing(cart: Cart, basketId: string): Cart {
  const { editing, ...rest } = cart;
  return editing ? { ...rest, basketId, lines: editing.kept } : cart;
}

/** What is left of a cart once these lines were ordered: servings that were added meanwhile, and a line that says something else by now, stay. */
export function withoutOrdered(lines: readonly Line[], ordered: readonly OrderedLine[]): Line[] {
  return lines.flatMap((line) => {
    const ids = [line.lineId, ...(line.insteadOf ?? [])];
    const taken = ordered
      .filter((it) => ids.includes(it.lineId) && lineIdentity(it) === lineIdentity(line))
      .reduce((sum, { servings }) => sum + servings, 0);
    if (taken === 0) return [line];
    return taken < line.servings ? [{ ...line, servings: line.servings - taken }] : [];
  });
}
