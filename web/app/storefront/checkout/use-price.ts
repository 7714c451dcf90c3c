import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import type { Cart, OpenDay, OpenDays, Priced } from '../../kit/api-types.ts';
import { ask } from '../../kit/ask.ts';
import { useWhileStill } from '../../kit/use-while-still.ts';
import { placeIn, placeQuery } from './place-query.ts';

const watched = new Set(['postcode', 'country', 'deliveryDay']);
/** Nobody types a postcode faster than that between two letters. */
const pauseMs = 350;

/**
 * The price as the page was told it, and as it becomes while postcode, country or day change; and so the room of the days, where that is of a
 * place.
 */
export function usePrice(
  told: Priced,
  { days, byPlace }: { days: OpenDay[]; byPlace: boolean },
): {
  priced: Priced;
  days: OpenDay[];
  look: (event: ChangeEvent<HTMLFormElement>) => void;
  /** Asks at once for what is in the form. */
  ask: (form: FormData) => void;
} {
  const [live, setLive] = useState<{ since: Priced; priced: Priced; days: OpenDay[] }>();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const whileStill = useWhileStill();
  useEffect(() => () => clearTimeout(waiting.current), []);
  const askFor = (form: FormData) => {
    const query = new URLSearchParams(placeQuery(form));
    const where = new URLSearchParams(placeIn(form));
    asked.current += 1;
    const mine = asked.current;
    const daysThere = byPlace ? ask<OpenDays>(`/api/delivery-days?${where.toString()}`) : undefined;
    void ask<Cart>(`/api/cart?${query.toString()}`).then(async (answer) => {
      if (!answer.ok) return;
      const { body } = answer;
      const there = await daysThere;
      whileStill(() => {
        if (mine !== asked.current) return;
        setLive({ since: told, priced: body, days: there?.ok ? there.body.items : days });
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
  const now = live?.since === told ? live : { priced: told, days };
  return { priced: now.priced, days: now.days, look, ask: askFor };
}
