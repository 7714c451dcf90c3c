/** Who asks for a move; the shop itself moves what its cashier has seen paid, or not. */
export type Mover = 'customer' | 'staff' | 'shop';

/** Where a box stands on the packing board. A stage bears the name of the status that opens it. */
export type Stage = 'placed' | 'packing' | 'packed' | 'shipped' | 'cancelled';

/** The colour of a status beside its word. */
export type Tone = 'plain' | 'good' | 'notable' | 'strong' | 'done' | 'warning';

/** What a status means; code and SQL ask these words and list no statuses. */
export type OrderStatus = {
  /** Where an order goes from here, and who may move it there. What is not here cannot happen. */
  moves: Readonly<Record<string, readonly Mover[]>>;
  /** Where an order comes from that staff take back from here; none: never. A letter of a move that can be taken back waits a moment. */
  back: readonly string[];
  /** A step of every order that goes well: shown before it is reached, and what the packing board does next. */
  usual: boolean;
  /** The order stands: it is cooked for, and its box has a place on its day. SQL: `is_live`. */
  live: boolean;
  /** What is in its box has not left us, and is promised to it. SQL: `is_in_the_house`. */
  inTheHouse: boolean;
  /** What is in its box was taken from lots. SQL: `is_portioned`. */
  portioned: boolean;
  /** Its customer has not got it yet: what is learned of it meanwhile is told. SQL: `is_awaited`. */
  awaited: boolean;
  /** Its total is owed to us and counts as revenue; whether money has come in its payments say. SQL: `is_charged`. */
  charged: boolean;
  /** Null: the kitchen does not see it, on the board or anywhere. */
  stage: Stage | null;
  /** The letter that tells the customer of the move here; null where the move is the kitchen's own business. */
  letter: string | null;
  tone: { customer: Extract<Tone, 'good' | 'notable' | 'warning'>; staff: Tone };
  /** Staff says why, and the customer reads it: without a reason no order is moved here. */
  asksWhy?: true;
  /** Staff is asked whether money goes back. None goes by itself. */
  offersRefund?: true;
};

/** The one table of statuses, in the order of an order's life. SQL says the same by functions, which a test compares with it. */
export const orderStatuses = {
  // Holds its stock and its place while its customer pays, and is not cooked for.
  'awaiting-payment': {
    moves: { placed: ['shop'], cancelled: ['customer', 'staff', 'shop'] },
    back: [],
    usual: false,
    live: false,
    inTheHouse: true,
    portioned: false,
    awaited: true,
    charged: false,
    stage: null,
    letter: null,
    tone: { customer: 'notable', staff: 'plain' },
  },
  placed: {
    moves: { packing: ['staff'], cancelled: ['customer', 'staff', 'shop'] },
    back: [],
    usual: true,
    live: true,
    inTheHouse: true,
    portioned: false,
    awaited: true,
    charged: true,
    stage: 'placed',
    letter: null,
    tone: { customer: 'notable', staff: 'notable' },
  },
  packing: {
    moves: { packed: ['staff'], cancelled: ['staff', 'shop'] },
    back: ['placed'],
    usual: true,
    live: true,
    inTheHouse: true,
    portioned: true,
    awaited: true,
    charged: true,
    stage: 'packing',
    letter: 'packing',
    tone: { customer: 'notable', staff: 'plain' },
  },
  packed: {
    moves: { shipped: ['staff'], cancelled: ['staff'] },
    back: ['packing'],
    usual: true,
    live: true,
    inTheHouse: true,
    portioned: true,
    awaited: true,
    charged: true,
    stage: 'packed',
    letter: null,
    tone: { customer: 'notable', staff: 'good' },
  },
  shipped: {
    moves: { delivered: ['staff'], returned: ['staff'] },
    back: ['packed'],
    usual: true,
    live: true,
    inTheHouse: false,
    portioned: true,
    awaited: true,
    charged: true,
    stage: 'shipped',
    letter: 'shipped',
    tone: { customer: 'good', staff: 'strong' },
  },
  delivered: {
    moves: { returned: ['staff'] },
    back: ['shipped'],
    usual: true,
    live: true,
    inTheHouse: false,
    portioned: true,
    awaited: false,
    charged: true,
    stage: 'shipped',
    letter: 'delivered',
    tone: { customer: 'good', staff: 'done' },
  },
  // Its box came back to us. What was in it goes to nobody else: people eat what we say, and where it has been nobody can say.
  returned: {
    moves: {},
    back: ['shipped', 'delivered'],
    usual: false,
    live: true,
    inTheHouse: false,
    portioned: true,
    awaited: false,
    charged: true,
    stage: 'shipped',
    letter: 'returned',
    tone: { customer: 'warning', staff: 'warning' },
    asksWhy: true,
    offersRefund: true,
  },
  cancelled: {
    moves: {},
    back: [],
    usual: false,
    live: false,
    inTheHouse: false,
    portioned: false,
    awaited: false,
    charged: false,
    stage: 'cancelled',
    letter: 'cancelled',
    tone: { customer: 'warning', staff: 'warning' },
  },
} as const satisfies Record<string, OrderStatus>;

type Table = typeof orderStatuses;
export type Status = keyof Table;
type Usual = { [S in Status]: Table[S]['usual'] extends true ? S : never }[Status];
/** The usual steps but the first, which is no move. */
export type OnwardStatus = Extract<
  { [S in Status]: MovesByStaff<Table[S]['moves']> }[Status],
  Usual
>;
type MovesByStaff<Moves> = {
  [To in keyof Moves]: Moves[To] extends readonly (infer By)[]
    ? 'staff' extends By
      ? To
      : never
    : never;
}[keyof Moves];
/** The letters that the table asks for. */
export type MoveLetter = NonNullable<Table[Status]['letter']>;
/** The statuses that an order can be taken back from. */
export type Reversible = {
  [S in Status]: Table[S]['back'] extends readonly [] ? never : S;
}[Status];
/** The statuses whose letter may turn out to have been sent too early. */
export type TakenBack = {
  [S in Reversible]: Table[S]['letter'] extends null ? never : S;
}[Reversible];

const table: Record<Status, OrderStatus> = orderStatuses;
export const statuses = Object.keys(orderStatuses) as readonly Status[];

type MoveAnswer =
  | { ok: true }
  | {
      ok: false;
      code: 'order-move-not-allowed' | 'cut-off-passed' | 'customer-may-cancel' | 'reason-needed';
    };

/**
 * Whether an order may move. A customer's word counts until the moment that the order promises; before it staff end that promise only with
 * a reason, which the customer reads.
 */
export function mayMove(
  from: Status,
  to: Status,
  by: Mover,
  now: Date,
  cancelUntil: Date,
  hasReason = false,
): MoveAnswer {
  if (!table[from].moves[to]?.includes(by)) return { ok: false, code: 'order-move-not-allowed' };
  if (asksWhy(to) && !hasReason) return { ok: false, code: 'reason-needed' };
  const promised = now < cancelUntil;
  if (by === 'customer' && !promised) return { ok: false, code: 'cut-off-passed' };
  if (by === 'staff' && promised && !hasReason && endsPromise(from, to))
    return { ok: false, code: 'customer-may-cancel' };
  return { ok: true };
}

/** Whether an order is moved here only with a reason, which its customer reads. */
export const asksWhy = (to: Status): boolean => table[to].asksWhy === true;

/** Whether staff is asked, here, whether money goes back. */
export const offersRefund = (status: Status): boolean => table[status].offersRefund === true;

const customerCancels = (status: Status) =>
  table[status].moves['cancelled']?.includes('customer') ?? false;

const endsPromise = (from: Status, to: Status) =>
  table[to].live && customerCancels(from) && !customerCancels(to);

/** Where an order can go from here, for the buttons of the back office. */
export function movesFrom(from: Status, by: Mover): Status[] {
  return statuses.filter((to) => table[from].moves[to]?.includes(by));
}

/** Whether its box is with its customer, as far as anybody knows. */
export const isWithCustomer = (status: Status): boolean =>
  table[status].usual && !table[status].awaited;

export const isStatus = (word: string): word is Status => word in table;

export const isReversible = (status: Status): status is Reversible => table[status].back.length > 0;

/** Whether a move took another back. */
export const goesBack = (from: Status, to: Status): boolean => table[from].back.includes(to);

type Step = { from: Status; to: Status };

/** Where staff take an order back to from here: where the last of its moves onward came from. */
export function backFrom(status: Status, moves: readonly Step[]): Status | null {
  const came = moves.findLast(({ from, to }) => to === status && !goesBack(from, to));
  const back = statuses.filter((to) => goesBack(status, to));
  return back.find((to) => to === came?.from) ?? back[0] ?? null;
}

const isOnward = (status: Status): status is OnwardStatus =>
  table[status].usual && statuses.some((from) => movesFrom(from, 'staff').includes(status));
export const onwardStatuses: readonly OnwardStatus[] = statuses.filter(isOnward);

/** The usual next step. */
export const onwardFrom = (from: Status): OnwardStatus | undefined =>
  movesFrom(from, 'staff').find(isOnward);

const isTakenBack = (status: Status): status is TakenBack =>
  table[status].letter !== null && isReversible(status);

/** The status itself where the customer was told of it by a letter, and can be told otherwise. */
export const toldOtherwise = (status: Status): TakenBack | undefined =>
  isTakenBack(status) ? status : undefined;

/** How long a letter waits for a move that can be taken back. */
export const undoSeconds = 120;

/** Whether a move ends an order whose box is here: then its stock and its place on the day are free again. */
export const givesBack = (from: Status, to: Status): boolean =>
  table[from].inTheHouse && !table[to].live;
