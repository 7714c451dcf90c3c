import type { OrderLine } from '../../kit/api-types.ts';
import { correctedWords } from '../../words/en/corrected.ts';
import { foodWords } from '../../words/en/food.ts';
import styles from './declared.module.css';

/** What a meal is declared to hold, traces and alcohol included; what was learned after it was ordered comes first. */
export function Declared({ line }: { line: OrderLine }) {
  const { allergens, mayContain, unknownIn, tracesUnknownIn, alcoholIn, since } = line;
  const named = (nos: readonly string[]) =>
    nos.map(
      (no) =>
        line.ingredients.find(({ ingredientNo }) => String(ingredientNo) === no)?.name ??
        foodWords.nameless,
    );
  return (
    <div className={styles.declared}>
      <Since since={{ ...since, unknownIn: named(since.unknownIn) }} />
      <p>
        {allergens.length > 0 ? (
          <strong>{foodWords.contains(allergens)}.</strong>
        ) : (
          `${foodWords.containsNone}.`
        )}
      </p>
      {mayContain.length > 0 ? <p>{foodWords.mayContain(mayContain)}.</p> : null}
      {unknownIn.length > 0 ? (
        <p>
          <strong>{foodWords.notDeclared(named(unknownIn))}</strong>
        </p>
      ) : null}
      {tracesUnknownIn.length > 0 ? (
        <p>{foodWords.tracesNotDeclared(named(tracesUnknownIn))}</p>
      ) : null}
      {alcoholIn.length > 0 ? (
        <p>
          {foodWords.alcohol(
            alcoholIn.map(({ name, permille }) =>
              foodWords.strength(name ?? foodWords.nameless, permille),
            ),
          )}
          .
        </p>
      ) : null}
    </div>
  );
}

function Since({ since }: { since: OrderLine['since'] }) {
  const { allergens, mayContain, unknownIn, lostDiets } = since;
  if (Object.values(since).every((some) => some.length === 0)) return null;
  return (
    <div className={styles.since}>
      <p>
        <strong>{correctedWords.title}</strong>
      </p>
      {allergens.length > 0 ? <p>{correctedWords.contains(allergens)}</p> : null}
      {mayContain.length > 0 ? <p>{correctedWords.mayContain(mayContain)}</p> : null}
      {unknownIn.length > 0 ? <p>{correctedWords.undeclared(unknownIn)}</p> : null}
      {lostDiets.length > 0 ? <p>{correctedWords.lostDiets(lostDiets)}</p> : null}
      <p className="no-print">{correctedWords.next}</p>
    </div>
  );
}
