import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { OnwardStatus } from '../../../../server/src/contract/order-status.ts';
import { words } from '../../words/admin-words.ts';
import type { Box } from './kitchen-types.ts';
import { packingOf } from './packing-api.ts';
import { afterEvent, type Mark } from './packing-state.ts';

const said = words.adminKitchen.packing;
const everyMs = 15_000;
const whyNot = (code: string) => said.refused[code] ?? said.lost;

/** The board of a day: marks show at once and are true once the store has answered; other tablets' work is read now and then. */
export function usePacking(date: string, loaded: Box[]) {
  const [state, tell] = useReducer(afterEvent, { boxes: loaded, waiting: [], refused: {} });
  const [news, setNews] = useState('');
  const [moving, setMoving] = useState<readonly number[]>([]);
  const [stale, setStale] = useState(false);
  const changes = useRef(0);
  const turns = useRef(new Map<number, Promise<boolean>>());

  /** An answer that was asked for before a change must not overwrite it. */
  const refresh = useCallback(async () => {
    const before = changes.current;
    const answer = await packingOf(date).board();
    setStale(!answer.ok);
    if (answer.ok && before === changes.current && turns.current.size === 0)
      tell({ kind: 'read', boxes: answer.body.orders });
  }, [date]);

  /** One after the other for each box, so that the last answer is the last word. */
  const inTurn = (orderNo: number, work: () => Promise<boolean>): Promise<boolean> => {
    changes.current += 1;
    const turn = (turns.current.get(orderNo) ?? Promise.resolve(true)).then(work).finally(() => {
      if (turns.current.get(orderNo) === turn) turns.current.delete(orderNo);
    });
    turns.current.set(orderNo, turn);
    return turn;
  };

  const mark = async (wish: Mark, statusBefore: Box['status']) => {
    tell({ kind: 'marked', mark: wish });
    const written = await inTurn(wish.orderNo, async () => {
      const answer = await packingOf(date).mark(wish);
      if (!answer.ok) {
        tell({ kind: 'failed', mark: wish, why: whyNot(answer.code) });
        return false;
      }
      tell({ kind: 'answered', mark: wish, box: answer.body });
      const { status } = answer.body;
      if (status !== statusBefore) setNews(said.moved(wish.orderNo, words.admin.statuses[status]));
      return true;
    });
    if (!written) await refresh();
  };

  const move = async (to: OnwardStatus, orderNos: number[]) => {
    changes.current += 1;
    setMoving(orderNos);
    const answer = await packingOf(date).move(to, orderNos);
    const refused = answer.ok
      ? answer.body.items.filter(({ moved }) => !moved)
      : orderNos.map((orderNo) => ({ orderNo, code: answer.code }));
    for (const { orderNo, code } of refused)
      tell({ kind: 'noted', orderNo, why: whyNot(code ?? '') });
    if (answer.ok) {
      const moved = answer.body.items.filter((item) => item.moved);
      setNews(moved.map(({ orderNo }) => said.moved(orderNo, words.admin.statuses[to])).join(' '));
    }
    await refresh();
    setMoving([]);
  };

  useEffect(() => {
    tell({ kind: 'read', boxes: loaded });
  }, [loaded]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [refresh]);
  return { ...state, news, moving, stale, mark, move, refresh };
}

export type PackingDesk = ReturnType<typeof usePacking>;
