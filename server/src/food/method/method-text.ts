/** What an author wrote, taken apart. Positions count from the start of its text. */

/** An ingredient as it is written: by name, or `#1145` as the database keeps it; `no` is null where nothing has that name. */
export type Reference = { no: number | null; written: string; at: number; end: number };

export type Amount = {
  kind: 'amount';
  /** An exact fraction, at the recipe's own servings. */
  count: number;
  of: number;
  /** `two` rather than `2`. */
  inWords: boolean;
  unit: string | null;
  /** What is counted: one of it, more of it, and where a language has them the forms between. */
  forms: string[];
  /** Grows with the servings; stays; or is needed once for so many servings. */
  rule: 'linear' | 'fixed' | { per: number };
  at: number;
};

export type Literal = { kind: 'text'; text: string; at: number };
/** `*`: the name of what stands there. */
export type Star = { kind: 'star'; at: number };
/** The words of a token. */
export type Words = (Literal | Amount | Star)[];

export type IngredientItem = {
  kind: 'ingredient';
  own: Reference;
  words: Words | null;
  /** What is said while this stands in its place. */
  ways: { with: Reference; words: Words }[];
  /** What is said while anything else stands there. */
  others: Words | null;
  /** What is said while nothing stands there. */
  none: Words | null;
  at: number;
};
/** Something that is in no box, like water. */
type PlainItem = { kind: 'plain'; words: Words; at: number };
export type Item = IngredientItem | PlainItem;

export type List = { kind: 'list'; items: Item[]; at: number };
/** The advice that what stands there is cooked through. */
export type Done = {
  kind: 'done';
  items: { own: Reference; words: Words | null }[];
  at: number;
};
export type Condition = { kind: 'is' | 'any' | 'no'; what: Reference };
/** The first way that can be said, or nothing. */
export type Part = { kind: 'part'; ways: Way[]; at: number };
export type Way = { conditions: Condition[]; nodes: Node[] };

export type Node = Literal | Amount | List | Done | Part;
export type Sentence = Node[];

export type Problem = { at: number; problem: string };
