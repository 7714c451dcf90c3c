/** The formats that recipes are written in. */
export const formats = ['json-ld', 'cooklang', 'mealie', 'tandoor', 'paprika'] as const;
export type Format = (typeof formats)[number];

type Ending = 'json' | 'cook' | 'zip' | 'paprikarecipes';

/** How a file of one recipe ends, and one of many. Mealie, Tandoor and Paprika take one recipe in the same wrapping as many. */
export const endings: Record<Format, { one: Ending; many: Ending }> = {
  'json-ld': { one: 'json', many: 'zip' },
  cooklang: { one: 'cook', many: 'zip' },
  mealie: { one: 'zip', many: 'zip' },
  tandoor: { one: 'zip', many: 'zip' },
  paprika: { one: 'paprikarecipes', many: 'paprikarecipes' },
};

export const typesOf: Record<Ending, string> = {
  json: 'application/ld+json; charset=utf-8',
  cook: 'text/plain; charset=utf-8',
  zip: 'application/zip',
  paprikarecipes: 'application/zip',
};

/** What there is to say of a recipe, as `docs/imports.md` has it. */
export const facts = [
  'title',
  'yield',
  'time',
  'ingredients',
  'steps',
  'description',
  'story',
  'category',
  'diets',
  'nutrition',
  'source',
  'picture',
] as const;
export type WrittenFact = (typeof facts)[number];

/** What a format has no place for. A picture is told by its address, nowhere as a picture. */
export const leftOut: Record<Format, readonly WrittenFact[]> = {
  'json-ld': [],
  cooklang: ['nutrition'],
  mealie: ['picture'],
  tandoor: ['picture'],
  paprika: [],
};
