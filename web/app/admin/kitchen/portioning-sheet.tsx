import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day as dayInWords } from '../../kit/format.ts';
import { PrintButton } from '../../kit/print-button.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { Route } from './+types/portioning-sheet.ts';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import { PortionGroup } from './portion-group.tsx';
import styles from './portioning.module.css';
import { SheetHead } from './sheet-head.tsx';

const texts = adminKitchenWords.portioning;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { kitchen } = await kitchensAsked(request, api);
  const query = { kitchen };
  const day = api.api.admin.kitchen[':date'];
  const param = { date: params.date };
  return read(request, day['portioning-sheet'].$get({ param, query }));
}

/** What to weigh out, by recipe and by how customers changed it. */
export default function PortioningSheet({ loaderData: sheet }: Route.ComponentProps) {
  if (sheet.recipes.length === 0) return <EmptyState title={texts.title} text={texts.empty} />;
  return (
    <>
      <SheetHead title={texts.title} day={dayInWords(sheet.day)} text={texts.intro}>
        <PrintButton>{adminWords.print}</PrintButton>
      </SheetHead>
      <div className={styles.recipes}>
        {sheet.recipes.map(({ recipeNo, name, boxes, servings, groups }) => (
          <article
            key={recipeNo}
            aria-label={name}
            className={styles.recipe}
            data-many={groups.length > 1 || undefined}
          >
            <header className={styles.recipeHead}>
              <h3>{name}</h3>
              <p>{texts.recipe(boxes, servings)}</p>
            </header>
            <div className={styles.groups}>
              {groups.map((group) => (
                <PortionGroup
                  key={group.lines.map(({ orderNo, lineNo }) => `${orderNo}.${lineNo}`).join()}
                  group={group}
                />
              ))}
            </div>
          </article>
        ))}
      </div>
    </>
  );
}
