import { useId } from 'react';
import { isFine, notForWhom } from './against.ts';
import { asWritten } from './as-written.ts';
import { Link } from 'react-router';
import { foodWords } from '../words/en/food.ts';
import { likingWords } from '../words/en/liking.ts';
import { menuWords } from '../words/en/menu.ts';
import { money } from './format.ts';
import { Picture } from './picture.tsx';
import styles from './recipe-card.module.css';
import type { Card } from './api-types.ts';
import { HeartSign } from './heart-sign.tsx';
import type { Conflicts } from './use-conflicts.ts';
import { WarningSign } from './warning-sign.tsx';

/** One dish in a list: everything that decides whether to open it. */
export function RecipeCard(props: {
  card: Card;
  /** How wide the picture is shown, as `sizes` of an image. */
  sizes: string;
  first?: boolean;
  heading?: 'h2' | 'h3';
  /** Whether the router asks the server about the link as soon as it is there. */
  discover?: 'render' | 'none';
  /** What of it goes against whoever looks, and against those who eat with them. */
  conflicts?: Conflicts | undefined;
  /** Whether whoever looks has marked it. */
  favourite?: boolean;
}) {
  const { card, sizes, first = false, heading: Heading = 'h3', discover = 'render' } = props;
  const { conflicts = { conflicts: [], forMembers: [] }, favourite = false } = props;
  const fine = isFine(conflicts);
  const against = useId();
  const diet = closestDiet(card.diets);
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        <Picture base={card.picture} alt="" sizes={sizes} first={first} />
        {card.portionsLeft === null ? null : <FewLeft portions={card.portionsLeft} />}
        {favourite ? (
          <span className={`tag ${styles.favourite}`}>
            <HeartSign full />
            <span className="visually-hidden">{likingWords.isFavourite}</span>
          </span>
        ) : null}
        {fine ? null : (
          <p id={against} className={styles.against}>
            <WarningSign />
            <span>{allAgainst(conflicts).join('. ')}</span>
          </p>
        )}
      </div>
      <div className={styles.facts}>
        <Heading className={styles.name}>
          <Link
            to={`/recipes/${card.slug}`}
            prefetch="intent"
            discover={discover}
            aria-describedby={fine ? undefined : against}
          >
            <span {...asWritten(card.untranslated, 'name')}>{card.name ?? foodWords.nameless}</span>
          </Link>
        </Heading>
        {card.description === null ? null : (
          <p className={styles.description} {...asWritten(card.untranslated, 'description')}>
            {card.description}
          </p>
        )}
        <p className={styles.tags}>
          <span className="tag">{menuWords.minutes(card.minutes)}</span>
          {diet === undefined ? null : <span className="tag good">{foodWords.diets[diet]}</span>}
        </p>
        <p className={`${styles.price} figures`}>
          <strong>{money(card.pricePerServingCents)}</strong> {menuWords.aServing}
        </p>
      </div>
    </article>
  );
}

const allAgainst = (against: Conflicts): string[] => [
  ...(against.conflicts.length > 0 ? [foodWords.against(against.conflicts)] : []),
  ...notForWhom(against),
];

function FewLeft({ portions }: { portions: number }) {
  return (
    <span className={`tag warning ${styles.left}`}>
      {portions === 0 ? menuWords.soldOut : menuWords.fewLeft(portions)}
    </span>
  );
}

/** A vegan dish is vegetarian too: only the narrowest is worth the room. */
const closestDiet = (diets: Card['diets']) =>
  (['vegan', 'vegetarian', 'pescatarian'] as const).find((diet) => diets.includes(diet));
