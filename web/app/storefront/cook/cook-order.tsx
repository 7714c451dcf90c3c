import { data } from 'react-router';
import { titleOf } from '../../kit/format.ts';
import { visitOf } from '../../visit.server.ts';
import { boxWords } from '../../words/en/box.ts';
import { cookWords } from '../../words/en/cook.ts';
import { readOrder } from '../account/read-order.server.ts';
import type { Route } from './+types/cook-order.ts';
import { CookMode } from './cook-mode.tsx';
import { toCook } from './cooking.ts';

/** A meal as it was ordered: of the order itself nothing but the meal goes to the page, which the phone may keep. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { lines } = await readOrder(request, visitOf(context), params.orderNo);
  const line = lines.find(({ lineNo }) => String(lineNo) === params.lineNo);
  if (!line?.card) throw data(null, { status: 404 });
  const { name, cooking, notices, untranslated } = line.card;
  const ingredients = line.ingredients.map(({ ingredientNo, name: called, amount, unit }) => ({
    ingredientNo,
    name: called,
    amount,
    unit,
  }));
  const { servings } = line;
  return toCook({ name, steps: cooking, notices, untranslated }, { servings, ingredients });
}

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: titleOf(cookWords.title(loaderData.name ?? boxWords.nameless)) },
  { name: 'robots', content: 'noindex' },
];

export default function CookOrder({ loaderData, params }: Route.ComponentProps) {
  const order = `/account/orders/${params.orderNo}`;
  return <CookMode dish={loaderData} back={{ to: order, label: cookWords.backToOrder }} />;
}
