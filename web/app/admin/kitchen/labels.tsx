import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day as dayInWords } from '../../kit/format.ts';
import { PrintButton } from '../../kit/print-button.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Choices } from '../kit/choices.tsx';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import type { Route } from './+types/labels.ts';
import { labelKindOf, labelSheets } from './label-sheets.ts';
import { BoxLabelCard, MealLabelCard } from './label.tsx';
import styles from './labels.module.css';
import { SheetHead } from './sheet-head.tsx';

const texts = adminKitchenWords.labels;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { kitchen } = await kitchensAsked(request, api);
  const day = api.api.admin.kitchen[':date'];
  const param = { date: params.date };
  const labels = await read(request, day.labels.$get({ param, query: { kitchen } }));
  return { labels, show: labelKindOf(new URL(request.url).searchParams.get('show')) };
}

/** A label for each meal and each box, as many to a sheet as the paper has. */
export default function Labels({ loaderData: { labels, show }, params }: Route.ComponentProps) {
  const inKitchen = useInKitchen();
  const sheets = labelSheets(labels, show);
  if (sheets.length === 0) return <EmptyState title={texts.title} text={texts.empty} />;
  return (
    <>
      <div className="no-print">
        <SheetHead title={texts.title} day={dayInWords(params.date)} text={texts.intro}>
          <Choices
            label={texts.show}
            choices={[
              { to: inKitchen('?'), label: texts.all, chosen: show === 'all' },
              { to: inKitchen('?show=meals'), label: texts.onlyMeals, chosen: show === 'meals' },
              { to: inKitchen('?show=boxes'), label: texts.onlyBoxes, chosen: show === 'boxes' },
            ]}
          />
          <PrintButton>{adminWords.print}</PrintButton>
        </SheetHead>
      </div>
      <div className={styles.sheets}>
        {sheets.map((sheet, index) => (
          <section
            key={index}
            aria-label={texts.sheet(index + 1, sheets.length)}
            className={styles.sheet}
          >
            {sheet.map((label) =>
              label.kind === 'box' ? (
                <BoxLabelCard
                  key={`${label.box.orderNo}.${label.part.no}`}
                  box={label.box}
                  part={label.part}
                />
              ) : (
                <MealLabelCard
                  key={`${label.meal.orderNo}.${label.meal.lineNo}.${label.part.no}`}
                  meal={label.meal}
                  part={label.part}
                />
              ),
            )}
          </section>
        ))}
      </div>
    </>
  );
}
