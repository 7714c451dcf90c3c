import { useEffect, useState } from 'react';

/** Whether this page opens again without a connection; `unknown` until the browser has said. */
export type Kept = 'unknown' | 'kept' | 'not-kept';

const patienceMs = 10_000;

/** Asks the service worker, where the browser has one, to keep this page for when there is no connection. */
export function useKept(address: string): Kept {
  const [kept, setKept] = useState<Kept>('unknown');
  useEffect(() => {
    let isOver = false;
    const say = (answer: Kept) => {
      if (!isOver) setKept(answer);
    };
    const { serviceWorker } = navigator as Partial<Navigator>;
    if (!serviceWorker) {
      say('not-kept');
      return undefined;
    }
    const giveUp = window.setTimeout(() => say('not-kept'), patienceMs);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      window.clearTimeout(giveUp);
      say(data === true ? 'kept' : 'not-kept');
    };
    void serviceWorker.ready.then(({ active }) => {
      if (!isOver) active?.postMessage({ keep: address }, [port2]);
    });
    return () => {
      isOver = true;
      window.clearTimeout(giveUp);
      port1.close();
    };
  }, [address]);
  return kept;
}
