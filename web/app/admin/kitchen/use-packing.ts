import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import type { OnwardStatus, Reversible } from '../../../../server/src/contract/order-status.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Box } from '../kit/office-types.ts';
import { readMarks, writtenMarks } from './kept-marks.ts';
import { packingOf } from './packing-api.ts';
import { afterEvent, type Mark } from './packing-state.ts';

const texts = adminKitchenWords.packing;
const everyMs = 15_000;
const whyNot = (code: string) => texts.refused[code] ?? texts.lost;

/** The board of a day: marks show at once and are true once the store has answered; other tablets' work is read now and then. */
export function usePacking({ date, kitchen }: { date: string; kitchen: string }, loaded: Box[]) {
  const [state, tell] = useReducer(afterEvent, {
    boxes: loaded,
    waiting: [],
    unheard: [],
    refused: [],
  });
  const [news, setNews] = useState('');
  const [moving, setMoving] = useState<readonly number[]>([]);
  const [stale, setStale] = useState(false);
  const [signedOut, setSignedOut] = useState(false);
  const changes = useRef(0);
  const turns = useRef(new Map<number, Promise<boolean>>());

  /** An answer that was asked for before a change must not overwrite it. */
  const refresh = useCallback(async () => {
    const before = changes.current;
    const answer = await packingOf(date, kitchen).board();
    setStale(!answer.ok);
    setSignedOut(!answer.ok && isSignIn(answer.problem));
    if (answer.ok && before === changes.current && turns.current.size === 0)
      tell({ kind: 'read', boxes: answer.body.orders });
  }, [date, kitchen]);

  /** One after the other for each box, so that the last answer is the last word. */
  const inTurn = (orderNo: number, work: () => Promise<boolean>): Promise<boolean> => {
    changes.current += 1;
    const turn = (turns.current.get(orderNo) ?? Promise.resolve(true)).then(work).finally(() => {
      if (turns.current.get(orderNo) === turn) turns.current.delete(orderNo);
    });
    turns.current.set(orderNo, turn);
    return turn;
  };

  const mark = async (made: Mark, statusBefore?: Box['status']) => {
    tell({ kind: 'marked', mark: made, again: statusBefore === undefined });
    const written = await inTurn(made.orderNo, async () => {
      const answer = await packingOf(date, kitchen).mark(made);
      if (!answer.ok && isUnheard(answer.problem)) {
        setSignedOut(isSignIn(answer.problem));
        tell({ kind: 'unheard', mark: made });
        return true;
      }
      if (!answer.ok) {
        const why = whyNot(answer.problem.code);
        // Who ticked it long ago reads which it was.
        const said = statusBefore === undefined ? texts.keptRefused(made.lineNo, why) : why;
        tell({ kind: 'failed', mark: made, why: said });
        return false;
      }
      tell({ kind: 'answered', mark: made, box: answer.body });
      const { status } = answer.body;
      if (statusBefore !== undefined && status !== statusBefore)
        setNews(texts.moved(made.orderNo, adminWords.statuses[status]));
      return true;
    });
    if (!written) await refresh();
  };

  const move = async (to: OnwardStatus, orderNos: number[]) => {
    changes.current += 1;
    setMoving(orderNos);
    const answer = await packingOf(date, kitchen).move(to, orderNos);
    const refused = answer.ok
      ? answer.body.items.filter(({ moved }) => !moved)
      : orderNos.map((orderNo) => ({ orderNo, code: answer.problem.code }));
    for (const { orderNo, code } of refused)
      tell({ kind: 'noted', orderNo, why: whyNot(code ?? '') });
    if (answer.ok) {
      const moved = answer.body.items.filter((item) => item.moved);
      setNews(moved.map(({ orderNo }) => texts.moved(orderNo, adminWords.statuses[to])).join(' '));
    }
    await refresh();
    setMoving([]);
  };

  const takeBack = async (from: Reversible, orderNo: number) => {
    changes.current += 1;
    setMoving([orderNo]);
    const answer = await packingOf(date, kitchen).takeBack(from, orderNo);
    if (answer.ok) setNews(texts.moved(orderNo, adminWords.statuses[answer.body.status]));
    else tell({ kind: 'noted', orderNo, why: whyNot(answer.problem.code) });
    await refresh();
    setMoving([]);
  };

  useEffect(() => {
    tell({ kind: 'read', boxes: loaded });
  }, [loaded]);
  const isFound = useRef(false);
  useEffect(() => {
    isFound.current = true;
    tell({ kind: 'found', marks: readMarks(readKept(date), Date.now()) });
  }, [date]);
  useEffect(() => {
    // What is on its way may not arrive: it is done once, however often it is said.
    if (isFound.current) keep(date, [...state.waiting, ...state.unheard]);
  }, [date, state.waiting, state.unheard]);
  const sendKept = useEffectEvent(() => {
    for (const kept of state.unheard) void mark(kept);
  });
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      sendKept();
      void refresh();
    };
    // What was found as the page was opened is sent at once.
    const first = setTimeout(sendKept, 0);
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [refresh]);
  return { ...state, news, moving, stale, signedOut, mark, move, takeBack, refresh };
}

const isSignIn = ({ code }: Problem): boolean =>
  code === 'not-signed-in' || code === 'session-expired';

/** The store did not hear it, has no time for it now, or does not know any more who says it: it is said again. */
const isUnheard = (problem: Problem): boolean =>
  problem.code === 'no-connection' ||
  problem.status === 429 ||
  problem.status >= 500 ||
  isSignIn(problem);

// A browser may keep nothing for anybody: then a mark lasts as long as the page.
function readKept(date: string): string | null {
  try {
    return window.localStorage.getItem(keyOf(date));
  } catch {
    return null;
  }
}

function keep(date: string, marks: readonly Mark[]): void {
  try {
    if (marks.length === 0) window.localStorage.removeItem(keyOf(date));
    else window.localStorage.setItem(keyOf(date), writtenMarks(marks, Date.now()));
  } catch {
    return;
  }
}

const keyOf = (date: string) => `packing ${date}`;

export type OpenPacking = ReturnType<typeof usePacking>;
