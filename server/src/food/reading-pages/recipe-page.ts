/** What a page says of a recipe, in its own words. Nothing is cut, and nothing is understood yet but the time. */
export type RecipePage = {
  title: string | null;
  /** As it is written: “4 servings”, “makes 24”. */
  yields: string | null;
  totalMinutes: number | null;
  /** Lines as they stand, headings of groups among them where the page has them as lines. */
  ingredients: string[];
  steps: string[];
  /** Where it came from, for the source that is kept with it. */
  author: string | null;
  image: string | null;
  language: string | null;
  /** What the page said it with. */
  from: 'json-ld' | 'microdata' | 'html';
};

export const blankPage = {
  title: null,
  yields: null,
  totalMinutes: null,
  ingredients: [],
  steps: [],
  author: null,
  image: null,
  language: null,
} as const satisfies Partial<Record<keyof RecipePage, unknown>>;
