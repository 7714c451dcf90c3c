import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import type { Cart, Priced } from '../../kit/api-types.ts';
import { ask } from '../../kit/ask.ts';
import { useWhileStill } from '../../kit/use-while-still.ts';
import { placeQuery } from './place-query.ts';

const watched = new Set(['postcode', 'country', 'deliveryDay']);
/** Nobody types a postcode faster than that between two letters. */
const pauseMs = 350;

/** The price as the page was told it, and as it becomes while postcode, country or day change. */
export function usePrice(told: Priced): {
  priced: Priced;
  look: (event: ChangeEvent<HTMLFormElement>) => void;
  /** Asks at once for what is in the form. */
  ask: (form: FormData) => void;
} {
  const [live, setLive] = useState<{ since: Priced; priced: Priced }>();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const whileStill = useWhileStill();
  useEffect(() => () => clearTimeout(waiting.current), []);
  const askFor = (form: FormData) => {
    const query = new URLSearchParams(placeQuery(form));
    asked.current += 1;
    const mine = asked.current;
    void ask<Cart>(`/api/cart?${query.toString()}`).then((answer) => {
      if (!answer.ok) return;
      const { body } = answer;
      whileStill(() => {
        if (mine === asked.current) setLive({ since: told, priced: body });
      });
    });
  };
  const look = ({ target, currentTarget }: ChangeEvent<HTMLFormElement>) => {
    const isWatched = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (!isWatched || !watched.has(target.name)) return;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      askFor(new FormData(currentTarget));
    }, pauseMs);
  };
  return { priced: live?.since === told ? live.priced : told, look, ask: askFor };
}
