import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import type { Cart, Priced } from '../../kit/api-types.ts';
import { ask } from '../../kit/ask.ts';
import { placeQuery } from './place-query.ts';

const watched = new Set(['postcode', 'country', 'deliveryDay']);
/** Nobody types a postcode faster than that between two letters. */
const pauseMs = 350;

/** The price as the page was told it, and as it becomes while postcode, country or day change. */
export function usePrice(told: Priced): {
  priced: Priced;
  look: (event: ChangeEvent<HTMLFormElement>) => void;
} {
  const [live, setLive] = useState<{ since: Priced; priced: Priced }>();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const look = ({ target, currentTarget }: ChangeEvent<HTMLFormElement>) => {
    const isWatched = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (!isWatched || !watched.has(target.name)) return;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      const query = new URLSearchParams(placeQuery(new FormData(currentTarget)));
      asked.current += 1;
      const mine = asked.current;
      void ask<Cart>(`/api/cart?${query.toString()}`).then((answer) => {
        if (answer.ok && mine === asked.current) setLive({ since: told, priced: answer.body });
      });
    }, pauseMs);
  };
  return { priced: live?.since === told ? live.priced : told, look };
}
