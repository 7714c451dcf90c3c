import type { OrderedCard } from '../../kit/api-types.ts';
import { asWritten } from '../../kit/as-written.ts';
import { amountIn, type ToldInUs } from '../../kit/measures.ts';
import { MethodNotices } from '../../kit/method-notices.tsx';
import { Picture } from '../../kit/picture.tsx';
import { accountWords } from '../../words/en/account.ts';
import { boxWords } from '../../words/en/box.ts';
import { foodWords } from '../../words/en/food.ts';
import { Declared } from './declared.tsx';
import type { OrderedLine } from './read-order.server.ts';
import styles from './cards.module.css';

/** One recipe card: what was packed, and how to cook it, as ordered. */
export function RecipeSheet(props: { line: OrderedLine; card: OrderedCard; told: ToldInUs }) {
  const { line, card, told } = props;
  const id = `card-${line.lineNo}`;
  return (
    <article className={styles.sheet} aria-labelledby={id}>
      <header className={styles.top}>
        <div className={styles.title}>
          <h2 id={id}>
            <span {...asWritten(card.untranslated, 'name')}>{card.name ?? boxWords.nameless}</span>
          </h2>
          {card.description ? (
            <p {...asWritten(card.untranslated, 'description')}>{card.description}</p>
          ) : null}
          <p className={styles.facts}>
            {[
              accountWords.serves(line.servings),
              accountWords.minutes(card.minutes),
              ...line.changesInWords,
            ].join(' · ')}
          </p>
        </div>
        <Picture
          base={card.picture}
          alt=""
          sizes="(min-width: 44rem) 280px, 100vw"
          className={styles.picture}
        />
      </header>
      <section className={styles.warnings} aria-label={accountWords.beforeYouCook}>
        <Declared line={line} />
        <p className={styles.facts}>{foodWords.storage}</p>
      </section>
      <div className={styles.columns}>
        <section aria-labelledby={`${id}-need`}>
          <h3 id={`${id}-need`}>{accountWords.youNeed}</h3>
          <ul className={styles.parts}>
            {line.ingredients.map((part) => (
              <li key={part.ingredientNo}>
                <span>{part.name ?? boxWords.something}</span>
                <span className="figures">{amountIn(told, part, part.unit)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby={`${id}-steps`}>
          <h3 id={`${id}-steps`}>{accountWords.steps}</h3>
          <ol className={styles.steps}>
            {card.steps.map((step, at) => (
              <li key={step} {...asWritten(card.untranslated, `steps/${at}`)}>
                {step}
              </li>
            ))}
          </ol>
          <MethodNotices notices={card.notices} />
          <p className={styles.clean}>{accountWords.clean}</p>
        </section>
      </div>
    </article>
  );
}
