import { useEffect, useRef, useState } from 'react';
import { Link, useNavigation, useSubmit } from 'react-router';
import { visitOf } from '../../visit.server.ts';
import { titleOf } from '../../kit/format.ts';
import { HeartSign } from '../../kit/heart-sign.tsx';
import type { Fit } from '../../kit/use-conflicts.ts';
import { useEarlyForm } from '../../kit/use-early-form.ts';
import { prefix } from '../../kit/in-language.ts';
import { likingWords } from '../../words/en/liking.ts';
import { menuWords } from '../../words/en/menu.ts';
import { proposalWords } from '../../words/en/proposal.ts';
import type { Route } from './+types/menu.ts';
import { ActiveFilters } from './active-filters.tsx';
import { askMenuInBrowser, keepView } from './ask-menu.ts';
import { askMenu } from './ask-menu.server.ts';
import { CategoryRow } from './category-row.tsx';
import { FilterForm } from './filter-form.tsx';
import styles from './menu.module.css';
import { OnlyWhatFits } from './only-what-fits.tsx';
import pill from './only-what-fits.module.css';
import { Results } from './results.tsx';
import { SortBy } from './sort-by.tsx';
import { useRememberedFit } from './use-remembered-fit.ts';
import { UnderstoodSearch } from './understood-search.tsx';
import { weekWords } from '../../words/en/weeks.ts';
import { WeekRow } from './week-row.tsx';
import {
  menuAddress,
  readFilters,
  sameFilters,
  writeFilters,
  type MenuFilters,
} from './menu-filters.ts';

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const loader = ({ request, context }: Route.LoaderArgs) =>
  askMenu(visitOf(context), readFilters(new URL(request.url).searchParams));

/** Once scripts run, a tick asks for what the page has not: a stored result or the API itself, without a page in between. */
export async function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  const filters = readFilters(new URL(request.url).searchParams);
  const view = await askMenuInBrowser(filters, request.signal);
  return view ? { ...view, siteUrl: window.location.origin } : serverLoader();
}

export function meta({ loaderData }: Route.MetaArgs) {
  const { filters, categories, total, siteUrl } = loaderData;
  const { category } = filters;
  const name = categories.find(({ slug }) => slug === category)?.name;
  const title = titleOf(menuWords.pageTitle(name));
  const description = menuWords.description(total);
  const address = siteUrl + prefix + menuAddress({ category: name === undefined ? '' : category });
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
const filtersIn = (fields: FormData) =>
  readFilters(new URLSearchParams([...fields].map(([name, it]) => [name, textOf(it)])));

/** The menu: everything that was chosen is in the address, and a form that works without scripts says it. */
export default function Menu({ loaderData: view }: Route.ComponentProps) {
  const submit = useSubmit();
  const { location } = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => keepView(view), [view]);
  const [fit, setFit] = useState<Fit>();
  useRememberedFit(view.filters, fit?.profile);
  const waiting = location?.pathname === '/menu';
  const filters = waiting ? readFilters(new URLSearchParams(location.search)) : view.filters;
  const isGone = view.invalid.includes('week');
  const category = view.categories.find(({ slug }) => slug === filters.category);
  const applyFilters = (chosen: MenuFilters, replace: boolean) =>
    void submit(writeFilters(chosen), { action: '/menu', replace, preventScrollReset: true });
  const apply = (replace: boolean) => {
    if (form.current) applyFilters(filtersIn(new FormData(form.current)), replace);
  };
  useEarlyForm(form, (fields) => {
    const chosen = filtersIn(fields);
    if (!sameFilters(chosen, view.filters)) applyFilters(chosen, true);
  });
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <h1>{category?.name ?? menuWords.title}</h1>
      <WeekRow
        weeks={view.weeks}
        shown={waiting ? filters.week || view.week : view.week}
        filters={filters}
      />
      <CategoryRow categories={view.categories} counts={view.facets.categories} filters={filters} />
      {view.invalid.length > 0 ? (
        <section className={styles.invalid} role="alert">
          <h2>{isGone ? weekWords.gone : menuWords.invalidTitle}</h2>
          <p>{isGone ? weekWords.goneText : menuWords.invalidText(view.invalid.join(', '))}</p>
          <a className="button" href={`${prefix}/menu`}>
            {menuWords.invalidNext}
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
          <FilterForm form={form} filters={filters} facets={view.facets} apply={apply} />
          <div className={styles.main}>
            <div className={styles.top}>
              <p role="status" className={styles.total} id="results" tabIndex={-1}>
                {menuWords.total(view.total)}
              </p>
              <OnlyWhatFits filters={filters} profile={fit?.profile} />
              <Link to="/menu/for-us" rel="nofollow" className={pill.fits}>
                {proposalWords.link}
              </Link>
              <Link to="/account/favourites" className={styles.liked}>
                <HeartSign /> {likingWords.navigation}
              </Link>
              <SortBy sort={filters.sort} />
            </div>
            <ActiveFilters filters={filters} />
            {fit?.failed ? <p role="status">{menuWords.notCompared}</p> : null}
            <UnderstoodSearch understood={view.understood} />
            <Results view={view} waiting={waiting} onFit={setFit} />
          </div>
        </div>
      )}
    </main>
  );
}
