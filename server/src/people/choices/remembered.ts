import type { Measures } from '../../contract/measures.ts';
import type { Customer, Member } from '../customers/customer.ts';

/** What of a profile decides what somebody eats, with the version that the database counts. Nothing is judged by it: an order asks the profile itself. */
export type EatingCopy = Pick<Customer, 'diets' | 'avoidedAllergens'> & {
  version: number;
  household: Omit<Member, 'name' | 'version'>[];
};

/** Where a box was to go last, and on which day it was to come; times are ISO 8601. */
export type DeliveryChoice = {
  country: string | null;
  postcode: string | null;
  /** The day that was chosen last; null: none yet. */
  day: string | null;
  at: string;
};
export type SeenRecipe = { recipeNo: number; at: string };

/** What somebody chose last, as they act: transient, and kept as long as a box. */
export type Remembered = {
  eating?: EatingCopy;
  servings?: { count: number; at: string };
  delivery?: DeliveryChoice;
  /** What amounts are told in. */
  measures?: { own: Measures; at: string };
  /** The newest first, each recipe once. */
  seen: SeenRecipe[];
};

export const nothingRemembered: Remembered = { seen: [] };
export const mostSeen = 12;

/** An older profile never takes the place of a newer one, in whatever order they arrive. */
export function withEating(known: Remembered, eating: EatingCopy): Remembered {
  const { eating: before } = known;
  return before && before.version >= eating.version ? known : { ...known, eating };
}

export const eatingOf = (profile: Customer): EatingCopy => ({
  version: profile.profileVersion,
  diets: profile.diets,
  avoidedAllergens: profile.avoidedAllergens,
  household: profile.members.map(({ name: _name, version: _version, ...member }) => member),
});

export const withServings = (known: Remembered, count: number, at: string): Remembered =>
  known.servings?.count === count ? known : { ...known, servings: { count, at } };

export const withMeasures = (known: Remembered, own: Measures, at: string): Remembered =>
  known.measures?.own === own ? known : { ...known, measures: { own, at } };

type Place = Pick<DeliveryChoice, 'country' | 'postcode'>;
const isSamePlace = (one: Place, other: Place): boolean =>
  one.country === other.country && one.postcode === other.postcode;

/** A place that was taken back is forgotten; the day stays. */
export function withPlace(known: Remembered, place: Place, at: string): Remembered {
  const { delivery } = known;
  if (delivery && isSamePlace(delivery, place)) return known;
  const { country, postcode } = place;
  return { ...known, delivery: { day: delivery?.day ?? null, country, postcode, at } };
}

/** What an order said; one that is told of late changes nothing that was chosen after it. */
export function withDelivery(known: Remembered, delivery: DeliveryChoice): Remembered {
  const { delivery: before } = known;
  if (before && before.at > delivery.at) return known;
  const same = before && isSamePlace(before, delivery) && before.day === delivery.day;
  return same ? known : { ...known, delivery };
}

/** What was seen last already is itself. */
export function withSeen(known: Remembered, recipeNo: number, at: string): Remembered {
  if (known.seen[0]?.recipeNo === recipeNo) return known;
  const others = known.seen.filter((each) => each.recipeNo !== recipeNo);
  return { ...known, seen: [{ recipeNo, at }, ...others].slice(0, mostSeen) };
}

/** What a guest chose joins what the customer had: of each what was chosen last. Merging twice is merging once. */
export function mergeRemembered(own: Remembered, guests: Remembered): Remembered {
  const servings = newer(own.servings, guests.servings);
  const delivery = newer(own.delivery, guests.delivery);
  const measures = newer(own.measures, guests.measures);
  const both = [...own.seen, ...guests.seen].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const seen = both.filter(
    ({ recipeNo }, index) => both.findIndex((each) => each.recipeNo === recipeNo) === index,
  );
  return {
    ...own,
    ...(servings && { servings }),
    ...(delivery && { delivery }),
    ...(measures && { measures }),
    seen: seen.slice(0, mostSeen),
  };
}

const newer = <Chosen extends { at: string }>(own?: Chosen, guests?: Chosen): Chosen | undefined =>
  own && guests ? (guests.at > own.at ? guests : own) : (own ?? guests);
