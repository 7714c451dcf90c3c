import { ownLanguage, type Language } from '../../contract/languages.ts';
import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import * as kitchen from './shortages.ts';
import type { Shortage } from './shortages.ts';

/** What happens where food is missing: as staff see it while they pack, and as customers answer. */
export const routes = (parts: kitchen.Shortages) => {
  const called = (language: Language) => {
    const { ingredients } = parts.menu.read(language).catalogue;
    return (ingredientNo: number, amount: number) => {
      const { name = null, unit = 'g' } = ingredients.get(ingredientNo) ?? {};
      return { ingredientNo, name, amount, unit };
    };
  };
  const told = (language: Language) => {
    const soMuch = called(language);
    return (shortage: Shortage) => {
      const { shortageNo, lineNo, ingredientNo, amount, withNo, withAmount, state } = shortage;
      return {
        shortageNo,
        lineNo,
        missing: soMuch(ingredientNo, amount),
        substitute: soMuch(withNo, withAmount),
        state,
        toldAt: shortage.toldAt.toISOString(),
      };
    };
  };
  return handle(contract, {
    readBoxShortages: async (c) => {
      const { date, orderNo } = c.req.valid('param');
      const { ingredients, shortages } = await kitchen.shortagesOf(parts, date, orderNo);
      const soMuch = called(ownLanguage);
      const items = ingredients.map(({ lineNo, ingredientNo, wish, substitutes }) => ({
        lineNo,
        ingredientNo,
        wish,
        substitutes: substitutes.map((it) => soMuch(it.ingredientNo, it.amount)),
      }));
      return c.json({ ingredients: items, shortages: shortages.map(told(ownLanguage)) }, 200);
    },
    standIn: async (c) => {
      const { date, orderNo, lineNo } = c.req.valid('param');
      const { ingredientNo, with: withNo } = c.req.valid('json');
      const short = { orderNo, lineNo, ingredientNo, withNo };
      const shortage = await kitchen.standIn(parts, date, short, actorOf(c.var));
      return c.json(told(ownLanguage)(shortage), 200);
    },
    readMyShortages: async (c) => {
      const { orderNo } = c.req.valid('param');
      const items = await kitchen.ownShortages(parts, c.var.claims, orderNo);
      return c.json({ items: items.map(told(languageOf(c))) }, 200);
    },
    answerShortage: async (c) => {
      const { orderNo, shortageNo } = c.req.valid('param');
      const answered = { orderNo, shortageNo, accepts: c.req.valid('json').accepts };
      const shortage = await kitchen.answer(parts, c.var.claims, answered);
      return c.json(told(languageOf(c))(shortage), 200);
    },
  });
};
