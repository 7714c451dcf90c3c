import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';

/**
 * What a browser does by itself when it loads a page, for pages that scripts put in its place: who uses the keyboard begins at its heading,
 * who listens hears its title. A page that has given the focus to something in it keeps it there.
 */
export function PageChange() {
  const { key, pathname, hash } = useLocation();
  const before = useRef({ key, pathname });
  const [title, setTitle] = useState('');
  useEffect(() => {
    if (before.current.key === key) return;
    const other = before.current.pathname !== pathname;
    before.current = { key, pathname };
    const at = document.activeElement;
    const lost = at === null || at === document.body;
    if (lost || (other && !at.closest('main'))) beginAt(hash);
    if (other) setTitle(document.title);
  }, [key, pathname, hash]);
  return (
    <p role="status" className="visually-hidden">
      {title}
    </p>
  );
}

function beginAt(hash: string): void {
  const main = document.querySelector('main');
  const named = hash === '' ? null : document.getElementById(hash.slice(1));
  const start = named ?? main?.querySelector<HTMLElement>('h1') ?? main;
  if (!start) return;
  if (start.tabIndex < 0) start.tabIndex = -1;
  start.focus({ preventScroll: true });
}
