import { useRef } from 'react';
import { useNavigation, useSubmit } from 'react-router';
import { visitOf } from '../../visit.server.ts';
import { titleOf } from '../../kit/format.ts';
import { useEarlyForm } from '../../kit/use-early-form.ts';
import { menuWords as menu } from '../../words/en/menu.ts';
import type { Route } from './+types/menu.ts';
import { ActiveFilters } from './active-filters.tsx';
import { askMenuInBrowser } from './ask-menu.ts';
import { askMenu } from './ask-menu.server.ts';
import { CategoryRow } from './category-row.tsx';
import { Filters } from './filters.tsx';
import styles from './menu.module.css';
import { Results } from './results.tsx';
import { SortBy } from './sort-by.tsx';
import { menuAddress, readWishes, sameFilters, writeWishes, type Wishes } from './wishes.ts';

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const loader = ({ request, context }: Route.LoaderArgs) =>
  askMenu(visitOf(context), readWishes(new URL(request.url).searchParams));

/** Once scripts run, answers come from the stored results or the API itself, without a page in between. */
export async function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  const wishes = readWishes(new URL(request.url).searchParams);
  const view = await askMenuInBrowser(wishes, request.signal);
  return view ? { ...view, siteUrl: window.location.origin } : serverLoader();
}

export function meta({ loaderData }: Route.MetaArgs) {
  const { wishes, categories, total, siteUrl } = loaderData;
  const { category } = wishes;
  const name = categories.find(({ slug }) => slug === category)?.name;
  const title = titleOf(menu.pageTitle(name));
  const description = menu.description(total);
  const address = siteUrl + menuAddress({ category: name === undefined ? '' : category });
  return [
    { title },
    { name: 'description', content: description },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:type', content: 'website' },
    { property: 'og:url', content: address },
    { tagName: 'link', rel: 'canonical', href: address },
  ];
}

const textOf = (field: FormDataEntryValue) => (typeof field === 'string' ? field : '');
const wishesIn = (fields: FormData) =>
  readWishes(new URLSearchParams([...fields].map(([name, it]) => [name, textOf(it)])));

/** The menu: everything that was chosen is in the address, and a form that works without scripts says it. */
export default function Menu({ loaderData: view }: Route.ComponentProps) {
  const submit = useSubmit();
  const { location } = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const waiting = location?.pathname === '/menu';
  const wishes = waiting ? readWishes(new URLSearchParams(location.search)) : view.wishes;
  const category = view.categories.find(({ slug }) => slug === wishes.category);
  const applyWishes = (chosen: Wishes, replace: boolean) =>
    void submit(writeWishes(chosen), { action: '/menu', replace, preventScrollReset: true });
  const apply = (replace: boolean) => {
    if (form.current) applyWishes(wishesIn(new FormData(form.current)), replace);
  };
  useEarlyForm(form, (fields) => {
    const chosen = wishesIn(fields);
    if (!sameFilters(chosen, view.wishes)) applyWishes(chosen, true);
  });
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <h1>{category?.name ?? menu.title}</h1>
      <CategoryRow categories={view.categories} counts={view.facets.categories} wishes={wishes} />
      {view.invalid.length > 0 ? (
        <section className={styles.invalid} role="alert">
          <h2>{menu.invalidTitle}</h2>
          <p>{menu.invalidText(view.invalid.join(', '))}</p>
          <a className="button" href="/menu">
            {menu.invalidNext}
          </a>
        </section>
      ) : (
        <div
          className={styles.columns}
          onChange={(event) => {
            const { type } = event.target as HTMLInputElement;
            if (type !== 'search') apply(false);
          }}
        >
          <Filters form={form} wishes={wishes} facets={view.facets} apply={apply} />
          <div className={styles.main}>
            <div className={styles.top}>
              <p role="status" className={styles.total} id="results" tabIndex={-1}>
                {menu.total(view.total)}
              </p>
              <SortBy sort={wishes.sort} />
            </div>
            <ActiveFilters wishes={wishes} />
            <Results view={view} waiting={waiting} />
          </div>
        </div>
      )}
    </main>
  );
}
