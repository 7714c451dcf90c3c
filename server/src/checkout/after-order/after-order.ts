import { setTimeout as pause } from 'node:timers/promises';
import { erased } from '../../contract/erased.ts';
import { diets, inAnnexOrder } from '../../contract/food-terms.ts';
import * as carts from '../cart/cart.ts';
import type { Config } from '../../config.ts';
import type { Json, Mail, OutboxPort } from '../../platform/platform.ts';
import { confirmationLetter } from './confirmation-letter.ts';
import { correctionLetter } from './correction-letter.ts';
import { nameOf, wordingOf, type Wording } from './letter.ts';
import { moveLetter, takenBackLetter } from './move-letters.ts';
import { askedLetter } from './payment-letters.ts';
import type { OrderDesk } from '../desk/desk.ts';
import { orderStatuses, type Status, type TakenBack } from '../../contract/order-status.ts';
import type { Corrections } from '../../food/ingredients/corrections.ts';
import { anybodys } from '../../contract/household.ts';
import { conflictsIn } from '../../food/recipes/food-facts.ts';
import * as choices from '../../people/choices/choices.ts';
import { withDelivery } from '../../people/choices/remembered.ts';
import * as customers from '../../people/customers/customers.ts';
import { asksForPayment } from '../orders/money-of.ts';
import { inLanguage, readIn, type ReadMenu } from '../orders/read-lines-in.ts';
import type { Order, OrderLine } from '../orders/order.ts';
import { isNews } from '../orders/declared.ts';
import {
  orderStory,
  tellCorrections,
  tellMove,
  type OrderCorrected,
  type Orders,
  type OrderStory,
} from '../orders/orders.ts';

const letterPauseMs = 400;

/** What it takes to tell somebody of their order. */
export type Telling = Orders & { config: Pick<Config, 'shop' | 'publicUrl'>; menu: ReadMenu };

/** An order as its customer reads it, and how they are written to. */
export async function toldIn(
  parts: Telling,
  orderNo: number,
): Promise<{ story: OrderStory; wording: Wording }> {
  const story = await orderStory(parts, orderNo);
  const language = await customers.languageOf(parts, story.order.customerNo);
  const wording = wordingOf(parts.config, language);
  return { story: readIn(inLanguage(parts.menu, language), story), wording };
}

/** What happens after an order is committed: its cart is emptied, its customer hears of it. Each may run more than once. */
export function afterOrder(
  parts: Telling &
    carts.Carts &
    choices.Remembering & { outbox: OutboxPort; desk: OrderDesk; mail: Mail },
) {
  return {
    'order-placed': async (payload: Json) => {
      const { orderNo } = payload as { orderNo: number };
      // The counter comes first: while orders are being committed, letters are written slowly.
      if (parts.desk.load() > 0) await pause(letterPauseMs);
      const { story, wording } = await toldIn(parts, orderNo);
      await parts.mail.send(confirmationLetter(story, wording));
      await rememberDelivery(parts, story.order);
    },
    'payment-asked': async (payload: Json) => {
      const { orderNo, time } = payload as { orderNo: number; time: number };
      const { story, wording } = await toldIn(parts, orderNo);
      // Who has paid meanwhile is not asked any more.
      if (asksForPayment(story.order, story.payments))
        await parts.mail.send(askedLetter(story, time, wording));
    },
    'order-edited': async (payload: Json) => {
      const { orderNo, editNo } = payload as { orderNo: number; editNo: number };
      const { story, wording } = await toldIn(parts, orderNo);
      // Changed again meanwhile, it is told once, as it stands.
      if (story.order.editNo !== editNo) return;
      await parts.mail.send(confirmationLetter(story, wording, true));
    },
    'order-moved': async (payload: Json) => {
      // Events that have waited since before migration 0013 do not say which move it was.
      const { orderNo, to, reason, moveNo } = payload as {
        orderNo: number;
        to: Status;
        reason: string | null;
        moveNo?: number;
      };
      if (moveNo !== undefined && !(await tellMove(parts, { orderNo, moveNo, to }))) return;
      const { story, wording } = await toldIn(parts, orderNo);
      const letter = moveLetter(story, { to, reason, moveNo }, wording);
      if (letter) await parts.mail.send(letter);
    },
    'ingredients-corrected': async (payload: Json) => {
      await tellCorrections(parts, payload as Corrections);
      parts.outbox.poke();
    },
    'order-corrected': async (payload: Json) => {
      const { orderNo, version, lines: corrected } = payload as OrderCorrected;
      const { story, wording } = await toldIn(parts, orderNo);
      const { order, lines } = story;
      // Nobody eats of a box that was cancelled meanwhile.
      if (!orderStatuses[order.status].live && !orderStatuses[order.status].awaited) return;
      const told = corrected.flatMap(({ lineNo, lostDiets = [], forAdultsIn = [], ...facts }) => {
        const line = lines.find((known) => known.lineNo === lineNo);
        if (!line) return [];
        const news = { ...facts, lostDiets, forAdultsIn };
        const undeclared = namesOf(line, news.unknownIn, wording);
        const forAdults = namesOf(line, forAdultsIn, wording);
        return [{ name: line.name, news, undeclared, forAdults }];
      });
      const profile = await customers.customerByNo(parts, order.customerNo);
      const against = conflictsIn(profile, {
        allergens: inAnnexOrder(told.flatMap(({ news }) => news.allergens)),
        mayContain: inAnnexOrder(told.flatMap(({ news }) => news.mayContain)),
        unknownIn: told.flatMap(({ news }) => news.unknownIn),
        diets: diets.filter((diet) => !told.some(({ news }) => news.lostDiets.includes(diet))),
      });
      // That a meal does not suit a diet which its customer does not keep is no reason to write to them.
      const isTold = told.some(({ news }) => isNews({ ...news, lostDiets: [] }));
      if (!isTold && anybodys(against).length === 0) return;
      await parts.mail.send(correctionLetter(order, told, against, version, wording));
    },
    'order-taken-back': async (payload: Json) => {
      const { orderNo, from, moveNo } = payload as {
        orderNo: number;
        from: TakenBack;
        moveNo: number;
      };
      const { story, wording } = await toldIn(parts, orderNo);
      await parts.mail.send(takenBackLetter(story, { from, moveNo }, wording));
    },
    'baskets-ordered': async (payload: Json) => {
      const { baskets } = payload as unknown as { baskets: carts.OrderedCart[] };
      await Promise.all(baskets.map((ordered) => carts.emptyOrdered(parts, ordered)));
    },
  };
}

/** Where it went and on which day is what its customer chose last, unless nothing of them is to be kept any more. */
async function rememberDelivery(
  parts: choices.Remembering,
  { customerNo, placedAt, day, deliverTo: { country, postcode, email } }: Order,
): Promise<void> {
  if (email === erased.email) return;
  const chosen = { country, postcode, day, at: placedAt.toISOString() };
  await choices.remember(parts, { customerNo }, undefined, (known) => withDelivery(known, chosen));
}

const namesOf = (
  { ingredients }: OrderLine,
  ingredientNos: readonly number[],
  { words }: Wording,
): string[] =>
  ingredients.flatMap(({ ingredientNo }) =>
    ingredientNos.includes(ingredientNo) ? [nameOf({ ingredients }, ingredientNo, words)] : [],
  );
