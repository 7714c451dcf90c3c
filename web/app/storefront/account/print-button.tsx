import { useEffect, useState } from 'react';
import { accountWords } from '../../words/en/account.ts';

/** Without scripts the browser's own print command does the same, so the button is not shown. */
export function PrintButton() {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <button className="button" hidden={!ready} onClick={() => window.print()}>
      {accountWords.print}
    </button>
  );
}
