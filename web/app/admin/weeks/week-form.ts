import { textOf, textsOf } from '../../kit/form.ts';
import { adminWeeksWords as texts } from '../../words/en/admin-weeks.ts';
import type { PlannedWeek } from '../kit/office-types.ts';

type Row = { recipeNo: number; name: string; mostPortions: string };

/** The plan as it was typed and arranged. */
export type TypedWeek = {
  opens: string;
  closes: string;
  expectedPortions: string;
  rows: Row[];
};

export const asTyped = (week: PlannedWeek): TypedWeek => ({
  opens: week.opens,
  closes: week.closes,
  expectedPortions: String(week.expectedPortions ?? ''),
  rows: week.offers.map(({ recipeNo, name, mostPortions }) => ({
    recipeNo,
    name: name ?? texts.nameless,
    mostPortions: String(mostPortions ?? ''),
  })),
});

export function typedWeek(form: FormData): TypedWeek {
  const [names, limits] = [textsOf(form, 'recipeName'), textsOf(form, 'mostPortions')];
  return {
    opens: textOf(form, 'opens'),
    closes: textOf(form, 'closes'),
    expectedPortions: textOf(form, 'expectedPortions').trim(),
    rows: textsOf(form, 'recipeNo').map((no, at) => ({
      recipeNo: Number(no),
      name: names[at] ?? texts.nameless,
      mostPortions: limits[at]?.trim() ?? '',
    })),
  };
}

/** What a button of the form does to the meals, and the button that has the focus afterwards; undefined where it does something else. */
export function arranged(
  typed: TypedWeek,
  intent: string,
): { typed: TypedWeek; focus: string } | undefined {
  const [what = '', first = '', ...rest] = intent.split(' ');
  const { rows } = typed;
  const at = Number(first);
  const row = rows[at];
  const withRows = (changed: Row[], focus: string) => ({
    typed: { ...typed, rows: changed },
    focus,
  });
  switch (what) {
    case 'up':
    case 'down': {
      if (!row) return withRows(rows, '');
      const to = what === 'up' ? at - 1 : at + 1;
      return withRows(movedTo(rows, at, to), `${what}-${row.recipeNo}`);
    }
    case 'move': {
      const to = Number(rest[0]);
      return withRows(movedTo(rows, at, to), row ? `up-${row.recipeNo}` : '');
    }
    case 'remove':
      return withRows(
        rows.filter((_, index) => index !== at),
        'week-meals',
      );
    case 'add': {
      const added = { recipeNo: at, name: rest.join(' '), mostPortions: '' };
      if (rows.some(({ recipeNo }) => recipeNo === at)) return withRows(rows, 'week-search');
      return withRows([...rows, added], 'week-search');
    }
    default:
      return undefined;
  }
}

function movedTo(rows: readonly Row[], from: number, to: number): Row[] {
  const row = rows[from];
  if (!row || to < 0 || to >= rows.length) return [...rows];
  const others = rows.filter((_, index) => index !== from);
  return [...others.slice(0, to), row, ...others.slice(to)];
}

type Sent = {
  opens: string;
  closes: string;
  expectedPortions: number | null;
  offers: { recipeNo: number; mostPortions: number | null }[];
};

const isTime = (text: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text);

/** What the API is sent, and the fields that it would not understand. */
export function planFrom(typed: TypedWeek): {
  sent: Sent;
  wrong: { field: string; message: string }[];
} {
  const wrong: { field: string; message: string }[] = [];
  const portions = (field: string, text: string): number | null => {
    if (text === '') return null;
    if (/^[0-9]{1,7}$/.test(text)) return Number(text);
    wrong.push({ field, message: texts.wrongLimit });
    return null;
  };
  const time = (field: string, text: string): string => {
    // Some browsers add seconds.
    const minutes = text.slice(0, 16);
    if (!isTime(minutes)) wrong.push({ field, message: texts.wrongTimes });
    return minutes;
  };
  const sent = {
    opens: time('/opens', typed.opens),
    closes: time('/closes', typed.closes),
    expectedPortions: portions('/expectedPortions', typed.expectedPortions),
    offers: typed.rows.map(({ recipeNo, mostPortions }, at) => ({
      recipeNo,
      mostPortions: portions(`/offers/${at}/mostPortions`, mostPortions),
    })),
  };
  return { sent, wrong };
}

/** A field of the plan as both authors had it. */
export function tellWeek(typed: TypedWeek, week: PlannedWeek) {
  const names = new Map([
    ...week.offers.map(({ recipeNo, name }) => [recipeNo, name ?? texts.nameless] as const),
    ...typed.rows.map(({ recipeNo, name }) => [recipeNo, name] as const),
  ]);
  const labels: Record<string, string> = {
    '/opens': texts.opens,
    '/closes': texts.closes,
    '/expectedPortions': texts.expected,
    '/offers': texts.offers,
  };
  const inWords = (value: unknown): string => {
    if (typeof value === 'string') return value.replace('T', ' ');
    if (!Array.isArray(value)) return typeof value === 'number' ? String(value) : '';
    return (value as Sent['offers'])
      .map(({ recipeNo, mostPortions }) => {
        const name = names.get(recipeNo) ?? String(recipeNo);
        return mostPortions === null ? name : `${name} (${mostPortions})`;
      })
      .join(', ');
  };
  return (field: string, mine: unknown, theirs: unknown) => ({
    label: labels[field] ?? field,
    mine: inWords(mine),
    theirs: inWords(theirs),
  });
}
