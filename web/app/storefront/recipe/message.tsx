import type { Ref } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../../kit/problem.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './message.module.css';
import type { Saved } from './save-line.server.ts';

/** What came of it: that it is in the box, or what is in the way and how to go on. */
export function Message(props: {
  ref: Ref<HTMLDivElement>;
  problem: Problem | undefined;
  saved: Saved | undefined;
}) {
  const { problem, saved } = props;
  return (
    <div ref={props.ref} tabIndex={-1} className={`${styles.place} no-print`}>
      <div role="status">
        {saved?.ok ? <Added text={recipeWords.added(saved.servings)} /> : null}
      </div>
      <div role="alert">
        {problem && problem.code !== 'not-acknowledged' ? <Problem code={problem.code} /> : null}
      </div>
    </div>
  );
}

/** In the box, with both ways on. */
export function Added({ text }: { text: string }) {
  return (
    <div className={styles.added}>
      <p>{text}</p>
      <p className={styles.ways}>
        <Link className="button" to="/box">
          {recipeWords.toBox}
        </Link>
        <Link className="button quiet" to="/menu">
          {recipeWords.keepBrowsing}
        </Link>
      </p>
    </div>
  );
}

function Problem({ code }: { code: string }) {
  const texts: Partial<Record<string, string>> = recipeWords.problems;
  const gone = code === 'recipe-not-found' || code === 'recipe-not-published';
  const cart = code === 'basket-changed' || code === 'basket-full';
  return (
    <div className={styles.problem}>
      <p>{texts[code] ?? recipeWords.problems.offline}</p>
      {gone ? <Link to="/menu">{recipeWords.chooseAnother}</Link> : null}
      {cart ? <Link to="/box">{recipeWords.toBox}</Link> : null}
    </div>
  );
}
