import { languages, ownLanguage } from '../../../../server/src/contract/languages.ts';
import { describeChanges } from '../../kit/describe-changes.ts';
import { noticeInWords } from '../../kit/method-notices.tsx';
import { PrintedCard } from '../../kit/printed-card.tsx';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { correctedWords } from '../../words/en/corrected.ts';
import { foodWords } from '../../words/en/food.ts';
import type { BoxCards } from '../kit/office-types.ts';
import { cardLanguage } from './card-languages.ts';
import styles from './cards.module.css';

type Card = BoxCards['items'][number];

/** The card of one meal in its customer's language, as it goes into the box. */
export function BoxCardSheet({ card }: { card: Card }) {
  const { words, card: cardWords, amountOf, attributes, cookAt } = cardLanguage(card.language);
  const { orderNo, lineNo, meal } = card;
  const said = (place: string, text: string) => ({
    text,
    ...(card.language !== ownLanguage && (meal.untranslated?.includes(place) ?? true)
      ? { lang: ownLanguage, dir: languages[ownLanguage].dir }
      : {}),
  });
  const known = new Map(card.names.map(({ ingredientNo, ...it }) => [ingredientNo, it]));
  return (
    <PrintedCard
      in={attributes}
      words={cardWords}
      warnings={<Warnings card={card} />}
      card={{
        id: `card-${orderNo}-${lineNo}`,
        name: said('name', meal.name ?? words.box.nameless),
        description: meal.description === null ? null : said('description', meal.description),
        facts: [
          adminKitchenWords.cards.order(orderNo, lineNo, card.linesInBox),
          words.account.serves(card.servings),
          words.account.minutes(card.minutes),
          ...describeChanges(card.changes, known, { words: words.box, amountOf }),
        ],
        parts: card.ingredients.map((part) => ({
          ingredientNo: part.ingredientNo,
          name: part.name ?? words.box.something,
          amount: amountOf(part.amount, part.unit),
        })),
        steps: meal.steps.map((step, at) => said(`steps/${at}`, step)),
        notices: meal.notices.map((notice) => noticeInWords(notice, words.method, amountOf)),
        cookAt: cookAt(orderNo, lineNo),
      }}
    />
  );
}

function Warnings({ card }: { card: Card }) {
  if (card.warnings)
    return card.warnings.map(({ kind, pieces }) => (
      <p key={kind}>
        {pieces.map(({ text, language, emphasised }, at) => {
          const piece =
            language === card.language ? (
              text
            ) : (
              <bdi lang={language} dir={languages[language].dir}>
                {text}
              </bdi>
            );
          return emphasised ? <b key={at}>{piece}</b> : <span key={at}>{piece}</span>;
        })}
      </p>
    ));
  const { allergens, mayContain, unknownAllergensIn, tracesUnknownIn, addedSince, lostDiets } =
    card;
  return (
    <div className={styles.warnings}>
      {addedSince.allergens.length > 0 ? (
        <p className={styles.loud}>{correctedWords.contains(addedSince.allergens)}</p>
      ) : null}
      {addedSince.mayContain.length > 0 ? (
        <p className={styles.loud}>{correctedWords.mayContain(addedSince.mayContain)}</p>
      ) : null}
      {addedSince.unknownAllergensIn.length > 0 ? (
        <p className={styles.loud}>{correctedWords.undeclared(addedSince.unknownAllergensIn)}</p>
      ) : null}
      {lostDiets.length > 0 ? (
        <p className={styles.loud}>{correctedWords.lostDiets(lostDiets)}</p>
      ) : null}
      {allergens.length > 0 ? (
        <p className={styles.loud}>{foodWords.contains(allergens)}.</p>
      ) : unknownAllergensIn.length === 0 ? (
        <p>{foodWords.containsNone}.</p>
      ) : null}
      {mayContain.length > 0 ? <p>{foodWords.mayContain(mayContain)}.</p> : null}
      {unknownAllergensIn.length > 0 ? (
        <p className={styles.loud}>{foodWords.notDeclared(unknownAllergensIn)}</p>
      ) : null}
      {tracesUnknownIn.length > 0 ? <p>{foodWords.tracesNotDeclared(tracesUnknownIn)}</p> : null}
    </div>
  );
}
