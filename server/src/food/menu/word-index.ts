import SearchableMap from 'minisearch/SearchableMap';

/** One word to be found: as it is, by what begins with it, or with so many errors. */
export type WordQuery = { word: string; prefix: boolean; fuzzy: number };
export type WordsQuery =
  WordQuery | { every: readonly WordsQuery[] } | { any: readonly WordsQuery[] };

/** The numbers of what was found, and how well each fits. */
export type Found = { nos: Uint32Array; scores: Float64Array };

export type WordIndex = {
  /** Whether anything has the word. */
  has: (word: string) => boolean;
  hasBeginning: (beginning: string) => boolean;
  find: (query: WordsQuery) => Found;
  /** The word that what fits best has, with up to so many errors. */
  nearest: (word: string, errors: number) => string | undefined;
};

/** The words of a thing in one field, and with how many different ones it was written. */
export type FieldWords = { words: readonly string[]; length: number };

/** How much a word counts that only begins so, or that was only meant. */
const weights = { prefix: 0.4, fuzzy: 0.3 };
/** BM25+, with the parameters and in the very order of operations of MiniSearch: a test holds the two together. */
const { k, b, d } = { k: 1.2, b: 0.7, d: 0.5 };

/** Of one word in one field: which things have it there, in the order in which they were added, and how often. */
type Written = { field: number; nos: number[]; counts: number[] };

/**
 * Finds things by their words and scores them as MiniSearch does, whose trie of words it uses. MiniSearch makes an object of everything that it
 * finds; here a score is a number in a list, so that a word which a thousand recipes have costs a thousand additions. Filled thing by thing,
 * which get their numbers as they come, from 0; `boosts` has what each field counts.
 */
export function fillWordIndex(boosts: readonly number[]) {
  const words = new Map<string, Written[]>();
  /** By field: how long it is of each thing, and on average. */
  const lengths = boosts.map((): number[] => []);
  const average = boosts.map(() => 0);
  let size = 0;

  function write(word: string, field: number): void {
    const known = words.get(word) ?? [];
    if (known.length === 0) words.set(word, known);
    let written = known.find((it) => it.field === field);
    if (!written) known.push((written = { field, nos: [], counts: [] }));
    const last = written.nos.length - 1;
    if (written.nos[last] === size) written.counts[last] = (written.counts[last] ?? 0) + 1;
    else {
      written.nos.push(size);
      written.counts.push(1);
    }
  }

  function add(fields: readonly FieldWords[]): void {
    for (const [field, { words: said, length }] of fields.entries()) {
      lengths[field]?.push(length);
      average[field] = ((average[field] ?? 0) * size + length) / (size + 1);
      for (const word of said) write(word, field);
    }
    size += 1;
  }

  function scoresOf({ field, nos, counts }: Written): Places {
    const rarity = Math.log(1 + (size - nos.length + 0.5) / (nos.length + 0.5));
    const usual = average[field] ?? 1;
    const points = nos.map((no, at) => {
      const count = counts[at] ?? 0;
      const length = lengths[field]?.[no] ?? 0;
      return rarity * (d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / usual)));
    });
    const boost = boosts[field] ?? 1;
    return { boost, nos: Uint32Array.from(nos), points: Float64Array.from(points) };
  }

  /** Word by word, once everything is in it. */
  function* finish(): Generator<void, WordIndex> {
    const scored: [string, Places[]][] = [];
    const trie = new SearchableMap<Places[]>();
    for (const [word, fields] of words) {
      const inOrder = fields.toSorted((one, other) => one.field - other.field);
      const places = inOrder.map(scoresOf);
      scored.push([word, places]);
      trie.set(word, places);
      yield;
    }
    scored.sort(([one], [other]) => (one < other ? -1 : 1));
    yield;
    return openWordIndex(trie, scored, size);
  }

  return { add, finish };
}

/** Which things have a word in one field, and what it is worth there before the field counts. */
type Places = { boost: number; nos: Uint32Array; points: Float64Array };

function openWordIndex(
  words: SearchableMap<Places[]>,
  sorted: readonly [string, Places[]][],
  size: number,
): WordIndex {
  const scratch = openScratch(size);

  /** Where the words begin that begin so. */
  function startOf(beginning: string): number {
    let [before, after] = [0, sorted.length];
    while (before < after) {
      const middle = (before + after) >>> 1;
      if ((sorted[middle]?.[0] ?? '') < beginning) before = middle + 1;
      else after = middle;
    }
    return before;
  }
  const hasBeginning = (beginning: string): boolean =>
    sorted[startOf(beginning)]?.[0].startsWith(beginning) === true;

  /** The word itself first, then what stands for it, each with how much it counts. */
  function* meant({
    word,
    prefix,
    fuzzy,
  }: WordQuery): Generator<{ word: string; places: Places[]; weight: number }> {
    yield { word, places: words.get(word) ?? [], weight: 1 };
    const nearly = fuzzy > 0 ? words.fuzzyGet(word, fuzzy) : new Map<string, [Places[], number]>();
    if (prefix) {
      for (let at = startOf(word); sorted[at]?.[0].startsWith(word); at += 1) {
        const [longer, places] = sorted[at] ?? ['', []];
        const more = longer.length - word.length;
        if (more === 0) continue;
        nearly.delete(longer);
        const weight = (weights.prefix * longer.length) / (longer.length + 0.3 * more);
        yield { word: longer, places, weight };
      }
    }
    for (const [other, [places, errors]] of nearly) {
      const weight = (weights.fuzzy * other.length) / (other.length + errors);
      if (errors > 0) yield { word: other, places, weight };
    }
  }

  function evaluate(query: WordsQuery): Sums {
    if ('word' in query) {
      const sums = scratch.take();
      const own = scratch.setOf(query.word);
      for (const { places, weight } of meant(query))
        for (const { boost, nos, points } of places) gain(sums, own, nos, points, weight * boost);
      return sums;
    }
    const [first, ...others] = ('every' in query ? query.every : query.any).map(evaluate);
    const merge = 'every' in query ? scratch.inBoth : scratch.inEither;
    return others.reduce(merge, first ?? scratch.take());
  }

  function find(query: WordsQuery): Found {
    scratch.begin();
    const sums = evaluate(query);
    const nos = sums.nos.slice(0, sums.count);
    const scores = new Float64Array(nos.length);
    const { score, set } = sums;
    const sizes = scratch.sizes();
    // Whatever was found by more of the words that were looked for fits as much better.
    for (let at = 0; at < nos.length; at += 1) {
      const no = nos[at] ?? 0;
      scores[at] = (score[no] ?? 0) * (sizes[set[no] ?? 0] ?? 1);
    }
    scratch.give(sums);
    return { nos, scores };
  }

  function nearest(word: string, errors: number): string | undefined {
    const query = { word, prefix: false, fuzzy: errors };
    const { nos, scores } = find(query);
    const best = nos[scores.indexOf(scores.reduce((most, it) => Math.max(most, it), 0))];
    if (best === undefined) return undefined;
    for (const { word: other, places } of meant(query))
      if (places.some((place) => place.nos.includes(best))) return other;
    return undefined;
  }

  return { find, nearest, has: (word) => words.has(word), hasBeginning };
}

/** What was found so far: `count` numbers in the order in which they were, and by its number how well each fits, and by which set of words (0: it was not). */
type Sums = { count: number; nos: Uint32Array; score: Float64Array; set: Uint32Array };

function gain(
  sums: Sums,
  own: number,
  nos: Uint32Array,
  points: Float64Array,
  weight: number,
): void {
  const { score, set } = sums;
  for (let at = 0; at < nos.length; at += 1) {
    const no = nos[at] ?? 0;
    const more = weight * (points[at] ?? 0);
    if (set[no] !== 0) score[no] = (score[no] ?? 0) + more;
    else {
      sums.nos[sums.count] = no;
      sums.count += 1;
      set[no] = own;
      score[no] = more;
    }
  }
}

/** Lists as long as there are things, used again and again: what one query wrote is taken out of them before the next. */
function openScratch(size: number) {
  const free: Sums[] = [];
  /** Sets of the words of one query, each known by its number; 0 is none. */
  let sets: (readonly string[])[] = [];
  const numberOf = (words: readonly string[]): number => {
    const known = sets.findIndex(
      (set) => set.length === words.length && set.every((word) => words.includes(word)),
    );
    return known >= 0 ? known : sets.push(words) - 1;
  };
  let united = new Map<number, number>();
  /** Things are found by the same few sets, again and again. */
  const unionOf = (one: number, other: number): number => {
    const pair = one * 2 ** 26 + other;
    const known = united.get(pair);
    if (known !== undefined) return known;
    const union = numberOf([...new Set([...(sets[one] ?? []), ...(sets[other] ?? [])])]);
    united.set(pair, union);
    return union;
  };

  const take = (): Sums =>
    free.pop() ?? {
      count: 0,
      nos: new Uint32Array(size),
      score: new Float64Array(size),
      set: new Uint32Array(size),
    };
  const give = (sums: Sums): void => {
    for (let at = 0; at < sums.count; at += 1) sums.set[sums.nos[at] ?? 0] = 0;
    sums.count = 0;
    free.push(sums);
  };
  const inBoth = (one: Sums, other: Sums): Sums => {
    let kept = 0;
    for (let at = 0; at < other.count; at += 1) {
      const no = other.nos[at] ?? 0;
      const [own, others] = [one.set[no] ?? 0, other.set[no] ?? 0];
      if (own === 0) {
        other.set[no] = 0;
        continue;
      }
      other.set[no] = unionOf(own, others);
      other.score[no] = (one.score[no] ?? 0) + (other.score[no] ?? 0);
      other.nos[kept] = no;
      kept += 1;
    }
    give(one);
    other.count = kept;
    return other;
  };
  const inEither = (one: Sums, other: Sums): Sums => {
    for (let at = 0; at < other.count; at += 1) {
      const no = other.nos[at] ?? 0;
      const [own, others] = [one.set[no] ?? 0, other.set[no] ?? 0];
      if (own === 0) {
        one.nos[one.count] = no;
        one.count += 1;
      }
      one.set[no] = own === 0 ? others : unionOf(own, others);
      one.score[no] = (own === 0 ? 0 : (one.score[no] ?? 0)) + (other.score[no] ?? 0);
    }
    give(other);
    return one;
  };
  return {
    take,
    give,
    inBoth,
    inEither,
    begin: () => {
      sets = [[]];
      united = new Map();
    },
    setOf: (word: string) => numberOf([word]),
    sizes: () => sets.map((words) => words.length),
  };
}
