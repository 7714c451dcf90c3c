import { useEffect, useState } from 'react';
import { useLocation, useNavigation } from 'react-router';
import styles from './on-the-way.module.css';

/** While the next page is on its way a line moves along the top; once it is there, its name is told. */
export function OnTheWay() {
  const isOnTheWay = useNavigation().state !== 'idle';
  const { pathname } = useLocation();
  const [arrived, setArrived] = useState('');
  const [first] = useState(pathname);
  useEffect(() => {
    if (pathname !== first) setArrived(document.title);
  }, [pathname, first]);
  return (
    <>
      {isOnTheWay ? <div aria-hidden="true" className={styles.line} /> : null}
      <p role="status" className="visually-hidden">
        {arrived}
      </p>
    </>
  );
}
