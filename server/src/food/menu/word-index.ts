import SearchableMap from 'minisearch/SearchableMap';

/** What of the words of a thing counts how much, in this order. */
export type Boosts = Readonly<Record<string, number>>;

/** Of one word in one field: which things have it there, in the order in which they were added, and how often. */
type Places = { field: number; nos: number[]; counts: number[] };

/** One word to be found: as it is, by what begins with it, or with so many errors. */
export type WordQuery = { word: string; prefix: boolean; fuzzy: number };
export type WordsQuery =
  WordQuery | { every: readonly WordsQuery[] } | { any: readonly WordsQuery[] };

/** The numbers of what was found, and how well each fits. */
export type Found = { nos: readonly number[]; scores: readonly number[] };

export type WordIndex = {
  /** Things get their numbers as they come, from 0. `words` are those of each field, `length` how many different ones it was written with. */
  add: (fields: readonly { words: readonly string[]; length: number }[]) => void;
  /** Whether anything has the word. */
  has: (word: string) => boolean;
  hasBeginning: (beginning: string) => boolean;
  find: (query: WordsQuery) => Found;
  /** The word that what fits best has, with up to so many errors. */
  nearest: (word: string, errors: number) => string | undefined;
};

/** How much a word counts that only begins so, or that was only meant. */
const weights = { prefix: 0.4, fuzzy: 0.3 };
/** BM25+, with the parameters and in the very order of operations of MiniSearch: a test holds the two together. */
const { k, b, d } = { k: 1.2, b: 0.7, d: 0.5 };

/**
 * Finds things by their words and scores them as MiniSearch does, whose trie of words it uses. MiniSearch makes an object of everything that it
 * finds; here a score is a number in a list, so that a word which a thousand recipes have costs a thousand additions.
 */
export function openWordIndex(boosts: Boosts): WordIndex {
  const boostOf = Object.values(boosts);
  const words = new SearchableMap<Places[]>();
  /** By field: how long it is of each thing, and on average. */
  const lengths = boostOf.map((): number[] => []);
  const average = boostOf.map(() => 0);
  let size = 0;
  const scratch = openScratch(() => size);

  function add(fields: readonly { words: readonly string[]; length: number }[]): void {
    for (const [field, { words: said, length }] of fields.entries()) {
      lengths[field]?.push(length);
      average[field] = ((average[field] ?? 0) * size + length) / (size + 1);
      for (const word of said) write(word, field, size);
    }
    size += 1;
  }

  function write(word: string, field: number, no: number): void {
    const known = words.fetch(word, () => []);
    let places = known.find((it) => it.field === field);
    if (!places) {
      places = { field, nos: [], counts: [] };
      known.push(places);
      known.sort((one, other) => one.field - other.field);
    }
    const last = places.nos.length - 1;
    if (places.nos[last] === no) places.counts[last] = (places.counts[last] ?? 0) + 1;
    else {
      places.nos.push(no);
      places.counts.push(1);
    }
  }

  /** Hears of everything that has one of these words how much it gains by it. */
  function score(word: string, weight: number, gain: (no: number, points: number) => void): void {
    for (const { field, nos, counts } of words.get(word) ?? []) {
      const boost = boostOf[field] ?? 1;
      const rarity = Math.log(1 + (size - nos.length + 0.5) / (nos.length + 0.5));
      const usual = average[field] ?? 1;
      for (let at = 0; at < nos.length; at += 1) {
        const no = nos[at] ?? 0;
        const count = counts[at] ?? 0;
        const length = lengths[field]?.[no] ?? 0;
        const points =
          rarity * (d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / usual)));
        gain(no, weight * boost * points);
      }
    }
  }

  /** The word itself first, then what stands for it, each with how much it counts. */
  function* meant({ word, prefix, fuzzy }: WordQuery): Generator<[word: string, weight: number]> {
    yield [word, 1];
    const nearly = fuzzy > 0 ? words.fuzzyGet(word, fuzzy) : new Map<string, [Places[], number]>();
    if (prefix) {
      for (const longer of words.atPrefix(word).keys()) {
        const more = longer.length - word.length;
        if (more === 0) continue;
        nearly.delete(longer);
        yield [longer, (weights.prefix * longer.length) / (longer.length + 0.3 * more)];
      }
    }
    for (const [other, [, errors]] of nearly)
      if (errors > 0) yield [other, (weights.fuzzy * other.length) / (other.length + errors)];
  }

  function evaluate(query: WordsQuery): Sums {
    if ('word' in query) return sumsOf(query);
    const [first, ...others] = ('every' in query ? query.every : query.any).map(evaluate);
    const merge = 'every' in query ? scratch.inBoth : scratch.inEither;
    return others.reduce(merge, first ?? scratch.take());
  }

  function sumsOf(query: WordQuery): Sums {
    const sums = scratch.take();
    const own = [query.word];
    for (const [word, weight] of meant(query))
      score(word, weight, (no, points) => {
        if (sums.words[no]) sums.score[no] = (sums.score[no] ?? 0) + points;
        else {
          sums.nos.push(no);
          sums.words[no] = own;
          sums.score[no] = points;
        }
      });
    return sums;
  }

  function find(query: WordsQuery): Found {
    const sums = evaluate(query);
    const { nos } = sums;
    // What was found by more of the words that were looked for fits as much better.
    const scores = nos.map((no) => (sums.score[no] ?? 0) * (sums.words[no]?.length ?? 1));
    scratch.give(sums);
    return { nos, scores };
  }

  function nearest(word: string, errors: number): string | undefined {
    const query = { word, prefix: false, fuzzy: errors };
    const { nos, scores } = find(query);
    const best = nos[scores.indexOf(scores.reduce((most, it) => Math.max(most, it), 0))];
    if (best === undefined) return undefined;
    for (const [other] of meant(query))
      if (words.get(other)?.some((places) => places.nos.includes(best))) return other;
    return undefined;
  }

  return {
    add,
    find,
    nearest,
    has: (word) => words.has(word),
    hasBeginning: (beginning) => words.atPrefix(beginning).keys().next().done !== true,
  };
}

/** What was found so far, in the order in which it was: by its number how well it fits, and by which of the words that are looked for. */
type Sums = { nos: number[]; score: Float64Array; words: (readonly string[] | undefined)[] };

/** Lists as long as there are things, used again and again: what one query wrote is taken out of them before the next. */
function openScratch(size: () => number) {
  let free: Sums[] = [];
  const united = openUnions();

  const take = (): Sums => {
    const sums = free.pop();
    if (sums && sums.score.length >= size()) return sums;
    free = [];
    return { nos: [], score: new Float64Array(size()), words: [] };
  };
  const give = (sums: Sums): void => {
    for (const no of sums.nos) sums.words[no] = undefined;
    sums.nos = [];
    free.push(sums);
  };
  const inBoth = (one: Sums, other: Sums): Sums => {
    const nos = other.nos.filter((no) => {
      const [own, others] = [one.words[no], other.words[no]];
      other.words[no] = own && others && united(own, others);
      other.score[no] = (one.score[no] ?? 0) + (other.score[no] ?? 0);
      return own !== undefined;
    });
    give(one);
    other.nos = nos;
    return other;
  };
  const inEither = (one: Sums, other: Sums): Sums => {
    for (const no of other.nos) {
      const [own, others] = [one.words[no], other.words[no]];
      if (!own) one.nos.push(no);
      one.words[no] = own && others ? united(own, others) : others;
      one.score[no] = (own ? (one.score[no] ?? 0) : 0) + (other.score[no] ?? 0);
    }
    give(other);
    return one;
  };
  return { take, give, inBoth, inEither };
}

/** Unites sets of words. Things are found by the same few sets, so that the last answer is mostly the next. */
function openUnions() {
  let last: { one?: readonly string[]; other?: readonly string[]; union: readonly string[] } = {
    union: [],
  };
  return (one: readonly string[], other: readonly string[]): readonly string[] => {
    if (last.one !== one || last.other !== other)
      last = { one, other, union: [...new Set([...one, ...other])] };
    return last.union;
  };
}
