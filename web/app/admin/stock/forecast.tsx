import { Button, NativeSelect } from '@mantine/core';
import { Form, Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { day as dayInWords, dayOfYear, money, number, percent, weighed } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminForecastWords as words } from '../../words/en/admin-forecast.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Facts } from '../kit/facts.tsx';
import type { Forecast } from '../kit/office-types.ts';
import { KitchenChoice, KitchenField } from '../kit/kitchen-choice.tsx';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/forecast.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(words.title) }];

const choices = ['1', '2', '3', '4', '6', '8'];

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const asked = new URL(request.url).searchParams.get('weeks') ?? '';
  const weeks = choices.includes(asked) ? asked : '2';
  const ofKitchen = await kitchensAsked(request, api);
  const query = { weeks, kitchen: ofKitchen.kitchen };
  const forecast = await read(request, api.api.admin.forecast.$get({ query }));
  return { ...ofKitchen, weeks, forecast };
}

type Week = Forecast['weeks'][number];
type Day = Week['days'][number];
type Ingredient = Forecast['ingredients'][number];
type Meal = { recipeNo: number; name: string; ordered: number; expected: number };

/** Weeks and days are told of alike. */
const portionColumns = <Row extends Pick<Day, 'ordered' | 'subscribed' | 'expected' | 'between'>>(
  first: Column<Row>,
): Column<Row & Pick<Day, 'fromHistory' | 'isOpen'>>[] => [
  first,
  { key: 'ordered', head: words.ordered, numeric: true, cell: (it) => number(it.ordered) },
  { key: 'subscribed', head: words.subscribed, numeric: true, cell: (it) => number(it.subscribed) },
  {
    key: 'expected',
    head: words.expected,
    numeric: true,
    cell: (it) => <strong>{number(it.expected)}</strong>,
  },
  {
    key: 'between',
    head: words.between,
    numeric: true,
    cell: ({ between, fromHistory, isOpen }) => {
      if (!isOpen) return words.closed;
      if (!fromHistory) return words.onlyKnown;
      return between ? words.range(number(between.least), number(between.most)) : words.nobodyKnows;
    },
  },
];

const weekColumns = portionColumns<Week>({
  key: 'week',
  head: words.week,
  names: true,
  cell: ({ week }) => dayOfYear(week),
});
const dayColumns = portionColumns<Day>({
  key: 'day',
  head: words.day,
  names: true,
  cell: ({ day }) => dayInWords(day),
});

const mealColumns: Column<Meal>[] = [
  {
    key: 'name',
    head: words.meal,
    names: true,
    cell: ({ recipeNo, name }) => (
      <StaffLink needs="see-menu" to={`/admin/menu/recipes/${recipeNo}`}>
        {name}
      </StaffLink>
    ),
  },
  { key: 'ordered', head: words.ordered, numeric: true, cell: (it) => number(it.ordered) },
  { key: 'expected', head: words.expected, numeric: true, cell: (it) => number(it.expected) },
];

const ingredientColumns: Column<Ingredient>[] = [
  {
    key: 'name',
    head: words.ingredient,
    names: true,
    cell: ({ ingredientNo, name }) => <Link to={`/admin/stock/${ingredientNo}`}>{name}</Link>,
  },
  {
    key: 'free',
    head: words.inStock,
    numeric: true,
    cell: ({ freeAmount, unit }) => weighed(freeAmount, unit),
  },
  {
    key: 'needed',
    head: words.needed,
    numeric: true,
    cell: ({ neededAmount, unit }) => weighed(neededAmount, unit),
  },
  {
    key: 'short',
    head: words.shortIn,
    cell: ({ shortIn }) =>
      shortIn === null ? words.enough : <Badge tone="warning">{dayOfYear(shortIn)}</Badge>,
  },
  {
    key: 'buy',
    head: words.buy,
    numeric: true,
    cell: ({ buyPacks, packAmount, unit }) =>
      buyPacks === 0 ? words.nothing : words.packsOf(buyPacks, weighed(packAmount, unit)),
  },
  {
    key: 'cost',
    head: words.cost,
    numeric: true,
    cell: ({ costCents }) =>
      costCents === null ? words.unknown : costCents === 0 ? '' : money(costCents),
  },
];

/** The meals of all weeks together; what is expected most first. */
function mealsOf(weeks: readonly Week[]): Meal[] {
  const meals = new Map<number, Meal>();
  for (const { recipeNo, name, ordered, expected } of weeks.flatMap(({ recipes }) => recipes)) {
    const known = meals.get(recipeNo) ?? { recipeNo, name, ordered: 0, expected: 0 };
    meals.set(recipeNo, {
      ...known,
      ordered: known.ordered + ordered,
      expected: known.expected + expected,
    });
  }
  return [...meals.values()].sort((a, b) => b.expected - a.expected);
}

/** What the coming weeks will take, in portions, meals and ingredients, and how far off that was before. */
export default function ForecastPage({ loaderData }: Route.ComponentProps) {
  const { weeks: chosen, forecast } = loaderData;
  const { weeks, ingredients, costCents, unknownCosts, accuracy } = forecast;
  const unplanned = weeks.filter(({ menuOf }) => menuOf === 'everything');
  const isByWeek = unplanned.length < weeks.length;
  return (
    <>
      <PageHeader title={words.title} text={words.text} />
      <KitchenChoice {...loaderData} />
      <div className={columns.stack}>
        <Form action="/admin/forecast" className={`${columns.filters} ${columns.even} no-print`}>
          <NativeSelect
            key={chosen}
            name="weeks"
            label={words.weeks}
            data={choices}
            defaultValue={chosen}
          />
          <KitchenField />
          <Button type="submit" variant="default">
            {words.show}
          </Button>
        </Form>
        <Panel title={words.portions}>
          <DataTable
            caption={words.portions}
            columns={weekColumns}
            rows={weeks}
            rowKey={({ week }) => week}
            empty={null}
          />
        </Panel>
        <Panel title={words.accuracy}>
          <p>{accuracy.length === 0 ? words.noAccuracy : words.accuracyText}</p>
          <Facts
            facts={accuracy.map(({ weeksAhead, days, offPercent }): [string, string] => [
              words.weeksAhead(weeksAhead),
              words.off(percent(offPercent / 100), days),
            ])}
          />
        </Panel>
        <Panel title={words.ingredients}>
          <p>{words.ingredientsText}</p>
          <DataTable
            caption={words.ingredients}
            columns={ingredientColumns}
            rows={ingredients}
            rowKey={({ ingredientNo }) => ingredientNo}
            empty={<p>{words.noIngredients}</p>}
          />
          {costCents === 0 && unknownCosts === 0 ? null : (
            <p className="figures">
              {words.total}: <strong>{money(costCents)}</strong>
              {unknownCosts === 0 ? null : ` ${words.unknownCosts(unknownCosts)}`}
            </p>
          )}
        </Panel>
        <Panel title={words.meals}>
          <p>
            {words.mealsText}
            {isByWeek && unplanned.length > 0
              ? ` ${words.fromEverything(unplanned.map(({ week }) => dayOfYear(week)).join(', '))}`
              : null}
          </p>
          <DataTable
            caption={words.meals}
            columns={mealColumns}
            rows={mealsOf(weeks)}
            rowKey={({ recipeNo }) => recipeNo}
            empty={<p>{words.noMeals}</p>}
          />
        </Panel>
        <Panel title={words.days}>
          <DataTable
            caption={words.days}
            columns={dayColumns}
            rows={weeks.flatMap(({ days }) => days)}
            rowKey={({ day }) => day}
            empty={null}
          />
        </Panel>
      </div>
    </>
  );
}
