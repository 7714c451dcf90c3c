import { folded, wordsOf } from '../../../../server/src/contract/fold.ts';
import {
  orderStatuses,
  statuses,
  type Stage,
} from '../../../../server/src/contract/order-status.ts';
import type { Board, Box } from '../kit/office-types.ts';

/** A mark that was made here and that the store has not answered yet. */
export type Mark = { orderNo: number; lineNo: number; packed: boolean };

type Packing = {
  /** As the store said last. */
  boxes: Box[];
  /** Shown as if they were done, until the store answers. */
  waiting: Mark[];
  /** Made here while the store could not be reached: shown, kept on this device, and sent again. */
  unheard: Mark[];
  /** What the store refused or did not hear. */
  refused: Refused[];
};

/** Of one line, or of the whole box. */
type Refused = { orderNo: number; lineNo: number | null; why: string };

type PackingEvent =
  /** `again`: it was kept and is sent once more, by nobody's hand. */
  | { kind: 'marked'; mark: Mark; again: boolean }
  | { kind: 'answered'; mark: Mark; box: Box }
  | { kind: 'failed'; mark: Mark; why: string }
  | { kind: 'unheard'; mark: Mark }
  /** What this device kept from before. */
  | { kind: 'found'; marks: readonly Mark[] }
  | { kind: 'read'; boxes: Box[] }
  | { kind: 'noted'; orderNo: number; why: string };

const sameLine = (a: Mark, b: Mark) => a.orderNo === b.orderNo && a.lineNo === b.lineNo;

/** What the board knows after something happened. The store's word replaces what was here; a failed mark leaves no trace but its reason. */
export function afterEvent(state: Packing, event: PackingEvent): Packing {
  switch (event.kind) {
    case 'marked':
      return {
        boxes: state.boxes,
        unheard: state.unheard.filter((mark) => !sameLine(mark, event.mark)),
        waiting: [...state.waiting.filter((mark) => !sameLine(mark, event.mark)), event.mark],
        refused: state.refused.filter((it) => !isOver(it, event)),
      };
    case 'answered':
      return {
        ...state,
        boxes: state.boxes.map((box) => (box.orderNo === event.box.orderNo ? event.box : box)),
        waiting: state.waiting.filter((mark) => mark !== event.mark),
        unheard: state.unheard.filter((mark) => !sameLine(mark, event.mark)),
      };
    case 'unheard':
      return {
        ...state,
        waiting: state.waiting.filter((mark) => mark !== event.mark),
        unheard: [...state.unheard.filter((mark) => !sameLine(mark, event.mark)), event.mark],
      };
    case 'found': {
      const fresh = [...state.waiting, ...state.unheard];
      const older = event.marks.filter((mark) => !fresh.some((it) => sameLine(it, mark)));
      return { ...state, unheard: [...older, ...state.unheard] };
    }
    case 'failed':
      return {
        ...state,
        waiting: state.waiting.filter((mark) => mark !== event.mark),
        unheard: state.unheard.filter((mark) => !sameLine(mark, event.mark)),
        refused: afterRefusal(state.refused, { ...lineOf(event.mark), why: event.why }),
      };
    case 'read':
      return { ...state, boxes: event.boxes };
    case 'noted':
      return {
        ...state,
        refused: afterRefusal(state.refused, {
          orderNo: event.orderNo,
          lineNo: null,
          why: event.why,
        }),
      };
  }
}

const lineOf = ({ orderNo, lineNo }: Mark) => ({ orderNo, lineNo });

/** A hand that ticks again has read what was said of the box; a mark that is sent again takes back only what was said of its own line. */
const isOver = (
  { orderNo, lineNo }: Refused,
  { mark, again }: { mark: Mark; again: boolean },
): boolean => orderNo === mark.orderNo && (!again || lineNo === mark.lineNo);

const afterRefusal = (before: readonly Refused[], refused: Refused): Refused[] => [
  ...before.filter(
    ({ orderNo, lineNo }) => orderNo !== refused.orderNo || lineNo !== refused.lineNo,
  ),
  refused,
];

/** All that was refused of a box, in the order of its lines, each reason once; none: undefined. */
export function refusedOf(refused: readonly Refused[], orderNo: number): string | undefined {
  const said = refused
    .filter((it) => it.orderNo === orderNo)
    .toSorted((a, b) => (a.lineNo ?? 0) - (b.lineNo ?? 0))
    .map(({ why }) => why);
  return said.length === 0 ? undefined : [...new Set(said)].join(' ');
}

/** A line as it is shown: with the mark that waits for its answer. */
export type ShownLine = Box['lines'][number] & {
  packed: boolean;
  waiting: boolean;
  /** Kept on this device, for the store has not heard of it. */
  kept: boolean;
};

export function shownLines(
  box: Box,
  { waiting, unheard }: Pick<Packing, 'waiting' | 'unheard'>,
): ShownLine[] {
  return box.lines.map((line) => {
    const isOf = (it: Mark) => it.orderNo === box.orderNo && it.lineNo === line.lineNo;
    const [sent, kept] = [waiting.find(isOf), unheard.find(isOf)];
    return {
      ...line,
      packed: (sent ?? kept)?.packed ?? line.packedAt !== null,
      waiting: sent !== undefined,
      kept: sent === undefined && kept !== undefined,
    };
  });
}

/** Where a box stands on the board. */
export const stageOf = ({ status }: Pick<Box, 'status'>): Stage | null =>
  orderStatuses[status].stage;
export const stages: readonly Stage[] = [
  ...new Set(statuses.flatMap((status) => stageOf({ status }) ?? [])),
];

type BoxFilters = { stage: Stage | 'all'; q: string };

/** The boxes to show. One that was touched since the choice was made stays: it must not vanish from under the hand. */
export function boxesToShow(
  boxes: readonly Box[],
  { stage, q }: BoxFilters,
  touched: ReadonlySet<number>,
): Box[] {
  const sought = wordsOf(q);
  return boxes.filter(
    (box) =>
      (stage === 'all' || stageOf(box) === stage || touched.has(box.orderNo)) &&
      sought.every((word) => folded(`${box.orderNo} ${box.name}`).includes(word)),
  );
}

/** What was refused of boxes that are not among those shown: they left this day, or are filtered away. */
export const refusedElsewhere = (
  refused: readonly Refused[],
  shown: readonly Pick<Box, 'orderNo'>[],
): [orderNo: number, why: string][] =>
  [...new Set(refused.map(({ orderNo }) => orderNo))]
    .filter((no) => !shown.some(({ orderNo }) => orderNo === no))
    .map((no) => [no, refusedOf(refused, no) ?? '']);

/** The boxes in this order; those that it does not name stay behind, as they came. */
export function inRun<Each extends Pick<Box, 'orderNo'>>(
  boxes: readonly Each[],
  run: readonly number[],
): Each[] {
  const places = new Map(run.map((orderNo, at) => [orderNo, at]));
  const placeOf = ({ orderNo }: Each) => places.get(orderNo) ?? run.length;
  return boxes.toSorted((a, b) => placeOf(a) - placeOf(b));
}

export function countByStage(boxes: Board['orders']): Record<Stage, number> {
  const counts = { placed: 0, packing: 0, packed: 0, shipped: 0, cancelled: 0 };
  for (const box of boxes) {
    const stage = stageOf(box);
    if (stage) counts[stage] += 1;
  }
  return counts;
}
