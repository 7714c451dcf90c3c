import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { shopWords } from '../words/en/shop.ts';
import { Note } from './note.tsx';
import styles from './stay-connected.module.css';

/** Without a connection nobody is led away from a page that they have, nor from what they typed there: they are told, and go on when it is back. */
export function StayConnected() {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && !window.navigator.onLine,
  );
  const { state, proceed } = blocker;
  useEffect(() => {
    if (state !== 'blocked') return undefined;
    const goOn = () => proceed();
    window.addEventListener('online', goOn);
    return () => window.removeEventListener('online', goOn);
  }, [state, proceed]);
  if (state !== 'blocked') return null;
  return (
    <div className={styles.place}>
      <Note title={shopWords.offlineTitle} text={shopWords.offlineStay} news={blocker.location}>
        <p className={styles.ways}>
          <button type="button" className="button" onClick={() => proceed()}>
            {shopWords.faultNext}
          </button>
          <button type="button" className="button quiet" onClick={() => blocker.reset()}>
            {shopWords.stay}
          </button>
        </p>
      </Note>
    </div>
  );
}
