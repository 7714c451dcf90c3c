import { deal } from './deal.ts';

/** What the law taxes alike. Delivery has a rate of its own wherever the law says so. */
export const taxClasses = ['food', 'alcohol', 'delivery'] as const;
export type TaxClass = (typeof taxClasses)[number];

/** A line of the order at the price of the menu. */
export type LineToPrice = {
  lineNo: number;
  cents: number;
  taxClass: Exclude<TaxClass, 'delivery'>;
};

/** Money off, dealt over the lines it is meant for; never more than they cost. */
export type Discount = { code: string; cents: number; lineNos: readonly number[] };

/** What a zone asks for bringing a box. */
export type DeliveryPrice = {
  feeCents: number;
  /** From this sum of meals, after discounts, delivery costs nothing; null: it always costs. */
  freeFromCents: number | null;
  minOrderCents: number;
};

export type Taxes = {
  /** Menu prices hold their tax already; else it comes on top. */
  inclusive: boolean;
  /** Basis points of each class, at the place and on the day of delivery: 1350 is 13.5 %. */
  rates: Readonly<Partial<Record<TaxClass, number>>>;
};

/** Something else than a card that pays a part: credit, a gift card. Taken in this order. */
export type Tender = { kind: 'credit' | 'gift'; account: string; cents: number };

/**
 * One leaf of the tree of a price, in cents. `tax` of a shop whose prices hold it is a part of the other leaves and not added to them
 * (`included`).
 */
export type Charge = {
  kind: 'meal' | 'discount' | 'delivery' | 'tax';
  lineNo: number | null;
  /** The discount's code, or the class that a tax is of. */
  name: string | null;
  basisPoints: number | null;
  cents: number;
  included: boolean;
};

export type OrderPrice =
  | {
      ok: true;
      charges: Charge[];
      /** Goods, after discounts, with delivery and tax: what the customer owes. */
      totalCents: number;
      taxCents: number;
      tenders: Tender[];
      /** What is left for a card. */
      dueCents: number;
    }
  | { ok: false; code: 'below-minimum'; missingCents: number }
  | { ok: false; code: 'tax-rate-missing'; taxClass: TaxClass };

/**
 * The price of an order: menu prices, less discounts dealt over lines, delivery by zone, and tax worked out once for each rate on the
 * order's sum (rounded half up) and dealt back to what it is on. The leaves that are not included sum to the total, to the cent.
 */
export function priceOrder(order: {
  lines: readonly LineToPrice[];
  discounts: readonly Discount[];
  /** The name of what makes delivery free; null: it costs what its zone says. */
  freeDelivery?: string | null;
  delivery: DeliveryPrice;
  taxes: Taxes;
  tenders: readonly Tender[];
}): OrderPrice {
  const { delivery, taxes } = order;
  const meals = order.lines.map(({ lineNo, cents, taxClass }): Taxed => ({
    charge: leaf('meal', { lineNo, cents }),
    taxClass,
  }));
  const discounts = dealDiscounts(order.lines, order.discounts);
  const goods = sumOf([...meals, ...discounts].map(({ charge }) => charge));
  if (goods < delivery.minOrderCents)
    return { ok: false, code: 'below-minimum', missingCents: delivery.minOrderCents - goods };
  const isFree = delivery.freeFromCents !== null && goods >= delivery.freeFromCents;
  const fee: Taxed = {
    charge: leaf('delivery', { cents: isFree ? 0 : delivery.feeCents }),
    taxClass: 'delivery',
  };
  const { freeDelivery = null } = order;
  const feeOff =
    freeDelivery === null || fee.charge.cents === 0 ? [] : [feeTakenOff(fee, freeDelivery)];
  const taxed = [...meals, ...discounts, fee, ...feeOff];
  const untaxed = taxed.find(
    ({ charge, taxClass }) => charge.cents !== 0 && taxes.rates[taxClass] === undefined,
  );
  if (untaxed) return { ok: false, code: 'tax-rate-missing', taxClass: untaxed.taxClass };
  const rates = new Set(taxClasses.map((taxClass) => taxes.rates[taxClass] ?? 0));
  const tax = [...rates].flatMap((basisPoints) => taxAt(basisPoints, taxed, taxes));
  const charges = [...taxed.map(({ charge }) => charge), ...tax];
  const totalCents = sumOf(charges.filter(({ included }) => !included));
  const tenders = takeTenders(order.tenders, totalCents);
  return {
    ok: true,
    charges,
    totalCents,
    taxCents: sumOf(tax),
    tenders,
    dueCents: totalCents - sumOf(tenders),
  };
}

type Taxed = { charge: Charge; taxClass: TaxClass };

const leaf = (kind: Charge['kind'], said: Partial<Charge>): Charge => ({
  kind,
  lineNo: null,
  name: null,
  basisPoints: null,
  cents: 0,
  included: false,
  ...said,
});

const sumOf = (parts: readonly { cents: number }[]): number =>
  parts.reduce((sum, { cents }) => sum + cents, 0);

const feeTakenOff = ({ charge, taxClass }: Taxed, name: string): Taxed => ({
  charge: leaf('discount', { name, cents: -charge.cents }),
  taxClass,
});

/** Each discount over what its lines cost by then, so that no line is ever paid out. */
function dealDiscounts(lines: readonly LineToPrice[], discounts: readonly Discount[]): Taxed[] {
  const left = new Map(lines.map(({ lineNo, cents }) => [lineNo, cents]));
  return discounts.flatMap(({ code, cents, lineNos }) => {
    const meant = lines.filter(({ lineNo }) => lineNos.includes(lineNo));
    const costs = meant.map(({ lineNo }) => left.get(lineNo) ?? 0);
    const off = Math.min(
      cents,
      costs.reduce((sum, cost) => sum + cost, 0),
    );
    const parts = deal(off, costs);
    return meant.flatMap(({ lineNo, taxClass }, at): Taxed[] => {
      const part = parts[at] ?? 0;
      if (part === 0) return [];
      left.set(lineNo, (left.get(lineNo) ?? 0) - part);
      return [{ charge: leaf('discount', { lineNo, name: code, cents: -part }), taxClass }];
    });
  });
}

/** The tax of one rate on the order's sum, dealt back to lines and delivery by what they come to. */
function taxAt(basisPoints: number, taxed: readonly Taxed[], taxes: Taxes): Charge[] {
  const bases = new Map<number | null, { cents: number; taxClass: TaxClass }>();
  for (const { charge, taxClass } of taxed) {
    if ((taxes.rates[taxClass] ?? 0) !== basisPoints) continue;
    const before = bases.get(charge.lineNo)?.cents ?? 0;
    bases.set(charge.lineNo, { cents: before + charge.cents, taxClass });
  }
  const shares = [...bases.values()].map(({ cents }) => cents);
  const base = shares.reduce((sum, cents) => sum + cents, 0);
  const whole = taxes.inclusive ? 10_000 + basisPoints : 10_000;
  const parts = deal(halfUp(base * basisPoints, whole), shares);
  return [...bases].flatMap(([lineNo, { taxClass }], at): Charge[] => {
    const cents = parts[at] ?? 0;
    const said = { lineNo, name: taxClass, basisPoints, cents, included: taxes.inclusive };
    // What is not food says what it is, also where it owes no tax: its order is read without its ingredients.
    return cents === 0 && taxClass !== 'alcohol' ? [] : [leaf('tax', said)];
  });
}

/** Rounded half up, in whole numbers throughout. */
const halfUp = (numerator: number, denominator: number): number => {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  return Number((2n * n + d) / (2n * d));
};

function takeTenders(tenders: readonly Tender[], totalCents: number): Tender[] {
  let due = totalCents;
  return tenders.flatMap((tender): Tender[] => {
    const cents = Math.min(tender.cents, due);
    due -= cents;
    return cents > 0 ? [{ ...tender, cents }] : [];
  });
}
