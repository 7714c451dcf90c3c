import { prefix } from '../../kit/in-language.ts';
import type { OrderedCard } from '../../kit/api-types.ts';
import { asWritten } from '../../kit/as-written.ts';
import { styleOfTheShop } from '../../kit/format.ts';
import { amountIn, type ToldInUs } from '../../kit/measures.ts';
import { noticeInWords } from '../../kit/method-notices.tsx';
import { Picture } from '../../kit/picture.tsx';
import { PrintedCard } from '../../kit/printed-card.tsx';
import { accountWords } from '../../words/en/account.ts';
import { boxWords } from '../../words/en/box.ts';
import { cardWords } from '../../words/en/cards.ts';
import { foodWords } from '../../words/en/food.ts';
import { Declared } from './declared.tsx';
import type { OrderedLine } from './read-order.server.ts';

const { youNeed, steps, beforeYouCook, clean } = accountWords;
const words = {
  youNeed,
  steps,
  beforeYouCook,
  clean,
  storage: foodWords.storage,
  scan: cardWords.scan,
};

/** One recipe card: what was packed, and how to cook it, as ordered. */
export function RecipeSheet(props: {
  line: OrderedLine;
  card: OrderedCard;
  orderNo: number;
  told: ToldInUs;
}) {
  const { line, card, orderNo, told } = props;
  const said = (place: string, text: string) => ({ text, ...asWritten(card.untranslated, place) });
  return (
    <PrintedCard
      words={words}
      warnings={<Declared line={line} />}
      picture={(className) => (
        <Picture
          base={card.picture}
          alt=""
          sizes="(min-width: 44rem) 280px, 100vw"
          className={className}
        />
      )}
      card={{
        id: `card-${line.lineNo}`,
        name: said('name', card.name ?? boxWords.nameless),
        description: card.description === null ? null : said('description', card.description),
        facts: [
          accountWords.serves(line.servings),
          accountWords.minutes(card.minutes),
          ...line.changesInWords,
        ],
        parts: line.ingredients.map((part) => ({
          ingredientNo: part.ingredientNo,
          name: part.name ?? boxWords.something,
          amount: amountIn(told, part, part.unit),
        })),
        steps: card.steps.map((step, at) => said(`steps/${at}`, step)),
        notices: card.notices.map((notice) => noticeInWords(notice)),
        cookAt: `${styleOfTheShop().siteUrl}${prefix}/account/orders/${orderNo}/cook/${line.lineNo}`,
      }}
    />
  );
}
