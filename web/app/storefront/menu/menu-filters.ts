/** What somebody wants of the menu, exactly as the address says it: whether it makes sense is the API's to say. */
export type MenuFilters = {
  /** A day of it, where the shop has weeks; empty: the one that is shown to whoever asks for none. */
  week: string;
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

export function readFilters(search: URLSearchParams): MenuFilters {
  const one = (name: string) => search.get(name)?.trim() ?? '';
  return {
    week: one('week'),
    category: one('category'),
    diet: many(search, 'diet'),
    without: many(search, 'without'),
    maxMinutes: one('maxMinutes'),
    maxPriceCents: one('maxPriceCents'),
    q: one('q'),
    sort: one('sort') === 'shop' ? '' : one('sort'),
    cursor: one('cursor'),
  };
}

/** What the API is asked for these filters: unless told, the shop's own order. */
export function askedOf(filters: MenuFilters): URLSearchParams {
  return writeFilters({ ...filters, sort: filters.sort === '' ? 'shop' : filters.sort });
}

/** The same as a query, shortest form: empty filters are not in it. */
export function writeFilters(filters: Partial<MenuFilters>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    for (const one of [value].flat()) if (one !== '') search.append(name, one);
  }
  return search;
}

export function menuAddress(filters: Partial<MenuFilters>): string {
  const search = writeFilters(filters).toString();
  return search === '' ? '/menu' : `/menu?${search}`;
}

/** Whether two ask for the same recipes in the same order, wherever in the list they are. */
export function sameFilters(one: MenuFilters, other: MenuFilters): boolean {
  const [here, there] = [one, other].map((filters) => {
    const search = writeFilters({ ...filters, cursor: '' });
    return [...search].map(String).sort().join();
  });
  return here === there;
}

/** One filter that narrows the menu, with the filters that stay when it is taken away. */
export type ActiveFilter = { kind: 'diet' | 'without' | 'maxMinutes' | 'maxPriceCents' | 'q' } & {
  value: string;
  rest: MenuFilters;
};

export function activeFilters(filters: MenuFilters): ActiveFilter[] {
  const all = { ...filters, cursor: '' };
  const oneOf = (kind: 'maxMinutes' | 'maxPriceCents' | 'q'): ActiveFilter[] =>
    all[kind] === '' ? [] : [{ kind, value: all[kind], rest: { ...all, [kind]: '' } }];
  const manyOf = (kind: 'diet' | 'without'): ActiveFilter[] =>
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
 * Where the answer is stored, if it is one of those that are: the whole menu or a category, with one preference at most, in the
 * shop's own order, from the start.
 */
export function storedPath(filters: MenuFilters): string | undefined {
  const { week, category, diet, without, maxMinutes, maxPriceCents, q, sort, cursor } = filters;
  if (maxMinutes + maxPriceCents + q + sort + cursor !== '') return undefined;
  if (diet.length + without.length > 1) return undefined;
  const root = week === '' ? '/catalog' : `/catalog/week/${encodeURIComponent(week)}`;
  const folder = category === '' ? root : `${root}/category/${encodeURIComponent(category)}`;
  const [onlyDiet] = diet;
  const [onlyWithout] = without;
  if (onlyDiet !== undefined) return `${folder}/diet/${encodeURIComponent(onlyDiet)}.json`;
  if (onlyWithout !== undefined) return `${folder}/without/${encodeURIComponent(onlyWithout)}.json`;
  return category === '' ? `${root}/menu.json` : `${folder}.json`;
}
