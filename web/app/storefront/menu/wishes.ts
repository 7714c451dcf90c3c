/** What somebody wants of the menu, exactly as the address says it: whether it makes sense is the API's to say. */
export type Wishes = {
  category: string;
  diet: string[];
  without: string[];
  maxMinutes: string;
  maxPriceCents: string;
  q: string;
  sort: string;
  cursor: string;
};

const many = (search: URLSearchParams, name: string) => [
  ...new Set(
    search
      .getAll(name)
      .flatMap((value) => value.split(','))
      .filter((value) => value !== ''),
  ),
];

export function readWishes(search: URLSearchParams): Wishes {
  const one = (name: string) => search.get(name)?.trim() ?? '';
  return {
    category: one('category'),
    diet: many(search, 'diet'),
    without: many(search, 'without'),
    maxMinutes: one('maxMinutes'),
    maxPriceCents: one('maxPriceCents'),
    q: one('q'),
    sort: one('sort') === 'name' ? '' : one('sort'),
    cursor: one('cursor'),
  };
}

/** The same as a query, shortest form: empty wishes are not in it. */
export function writeWishes(wishes: Partial<Wishes>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(wishes)) {
    for (const one of [value].flat()) if (one !== '') search.append(name, one);
  }
  return search;
}

export function menuAddress(wishes: Partial<Wishes>): string {
  const search = writeWishes(wishes).toString();
  return search === '' ? '/menu' : `/menu?${search}`;
}

/** Whether two wish for the same recipes in the same order, wherever in the list they are. */
export function sameFilters(one: Wishes, other: Wishes): boolean {
  const [here, there] = [one, other].map((wishes) => {
    const search = writeWishes({ ...wishes, cursor: '' });
    return [...search].map(String).sort().join();
  });
  return here === there;
}

/** One wish that narrows the menu, with the wishes that stay when it is taken away. */
export type Filter = { kind: 'diet' | 'without' | 'maxMinutes' | 'maxPriceCents' | 'q' } & {
  value: string;
  rest: Wishes;
};

export function filtersOf(wishes: Wishes): Filter[] {
  const all = { ...wishes, cursor: '' };
  const oneOf = (kind: 'maxMinutes' | 'maxPriceCents' | 'q'): Filter[] =>
    all[kind] === '' ? [] : [{ kind, value: all[kind], rest: { ...all, [kind]: '' } }];
  const manyOf = (kind: 'diet' | 'without'): Filter[] =>
    all[kind].map((value) => ({
      kind,
      value,
      rest: { ...all, [kind]: all[kind].filter((other) => other !== value) },
    }));
  return [
    ...oneOf('q'),
    ...manyOf('diet'),
    ...manyOf('without'),
    ...oneOf('maxMinutes'),
    ...oneOf('maxPriceCents'),
  ];
}

/**
 * Where the answer is stored, if it is one of those that are: the whole menu or a category, with one preference at most, by name, from
 * the start.
 */
export function storedPath(wishes: Wishes): string | undefined {
  const { category, diet, without, maxMinutes, maxPriceCents, q, sort, cursor } = wishes;
  if (maxMinutes + maxPriceCents + q + sort + cursor !== '') return undefined;
  if (diet.length + without.length > 1) return undefined;
  const folder = category === '' ? '/catalog' : `/catalog/category/${encodeURIComponent(category)}`;
  const [onlyDiet] = diet;
  const [onlyWithout] = without;
  if (onlyDiet !== undefined) return `${folder}/diet/${encodeURIComponent(onlyDiet)}.json`;
  if (onlyWithout !== undefined) return `${folder}/without/${encodeURIComponent(onlyWithout)}.json`;
  return category === '' ? '/catalog/menu.json' : `${folder}.json`;
}
