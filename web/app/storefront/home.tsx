import { Link } from 'react-router';
import { shopName } from '../kit/format.ts';
import { RecipeCard } from '../kit/recipe-card.tsx';
import { useConflicts } from '../kit/use-conflicts.ts';
import { prefix } from '../kit/in-language.ts';
import { visitOf } from '../visit.server.ts';
import { deliveryWords } from '../words/en/delivery.ts';
import { menuWords } from '../words/en/menu.ts';
import { homeWords } from '../words/en/home.ts';
import { subscriptionWords } from '../words/en/subscription.ts';
import { WhereForm } from './cart/where-form.tsx';
import type { Route } from './+types/home.ts';
import { readShelves } from './shelves.server.ts';
import styles from './home.module.css';

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const loader = ({ context }: Route.LoaderArgs) => readShelves(visitOf(context));

export function meta({ loaderData }: Route.MetaArgs) {
  return [
    { title: homeWords.title(shopName()) },
    { name: 'description', content: homeWords.description },
    { property: 'og:title', content: homeWords.title(shopName()) },
    { property: 'og:description', content: homeWords.description },
    { property: 'og:type', content: 'website' },
    { property: 'og:image', content: `${loaderData.siteUrl}/og.jpg` },
    { tagName: 'link', rel: 'canonical', href: `${loaderData.siteUrl}${prefix}/` },
    { property: 'og:url', content: `${loaderData.siteUrl}${prefix}/` },
  ];
}

/** What Larder is, what is on the menu this week, and what a customer can count on. */
export default function Home({ loaderData }: Route.ComponentProps) {
  const { shelves, picks, total } = loaderData;
  return (
    <main id="content">
      <Hero />
      <Where />
      {picks.length > 0 ? (
        <Picks picks={picks} total={total} />
      ) : (
        <section className={`wrap ${styles.section}`}>
          <h2>{homeWords.emptyTitle}</h2>
          <p className={styles.lead}>{homeWords.emptyText}</p>
        </section>
      )}
      {shelves.length > 0 ? <Shelves shelves={shelves} /> : null}
      <Weekly />
      <Steps />
      <Notes />
    </main>
  );
}

type Shown = Route.ComponentProps['loaderData'];

const heroSizes = '(min-width: 60rem) 38rem, 92vw';
const heroIn = (type: string) =>
  [640, 960, 1440].map((width) => `/hero-${width}.${type} ${width}w`).join(', ');

function Hero() {
  return (
    <div className={`wrap ${styles.hero}`}>
      <div className={styles.welcome}>
        <h1>{homeWords.headline}</h1>
        <p className={styles.sentence}>{homeWords.lead(shopName())}</p>
        <p className={styles.ways}>
          <Link className="button" to="/menu" prefetch="intent">
            {homeWords.seeMenu}
          </Link>
          <a className="button quiet" href="#how-it-works">
            {homeWords.howItWorks}
          </a>
        </p>
      </div>
      <picture>
        <source type="image/avif" srcSet={heroIn('avif')} sizes={heroSizes} />
        <img
          className={styles.spread}
          src="/hero-960.webp"
          srcSet={heroIn('webp')}
          sizes={heroSizes}
          alt=""
          width={960}
          height={640}
          fetchPriority="high"
        />
      </picture>
    </div>
  );
}

/** Nobody should have to fill a box to learn that it does not come to them. */
function Where() {
  const where = { countries: [], goesTo: { country: null, postcode: null } };
  return (
    <section className={`wrap ${styles.where}`} aria-labelledby="where">
      <h2 id="where">{deliveryWords.title}</h2>
      <WhereForm action="/delivery" where={where} button={deliveryWords.ask} />
    </section>
  );
}

function Picks({ picks, total }: Pick<Shown, 'picks' | 'total'>) {
  const fit = useConflicts(picks);
  return (
    <section className={`wrap ${styles.section}`} aria-labelledby="picks">
      <div className={styles.heading}>
        <div>
          <h2 id="picks">{homeWords.picks}</h2>
          <p className={styles.lead}>{homeWords.picksLead}</p>
        </div>
        <Link to="/menu" className={styles.all}>
          {homeWords.allRecipes(total)}
        </Link>
      </div>
      {fit.failed ? <p role="status">{menuWords.notCompared}</p> : null}
      <ul className={styles.picks}>
        {picks.map((card) => (
          <li key={card.recipeNo}>
            <RecipeCard
              card={card}
              conflicts={fit.of.get(card.recipeNo)}
              favourite={fit.favourites.has(card.recipeNo)}
              sizes="(min-width: 60rem) 18rem, (min-width: 34rem) 45vw, 92vw"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shelves({ shelves }: Pick<Shown, 'shelves'>) {
  return (
    <section className={`wrap ${styles.section}`} aria-labelledby="shelves">
      <h2 id="shelves">{homeWords.categories}</h2>
      <ul className={styles.shelves}>
        {shelves.map(({ slug, name, recipes }) => (
          <li key={slug}>
            <Link to={`/menu?category=${slug}`} prefetch="intent">
              <span className={styles.shelf}>{name}</span>
              <span className={styles.count}>{homeWords.recipes(recipes)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** That a box can come by itself. */
function Weekly() {
  return (
    <section className={`wrap ${styles.section}`} aria-labelledby="weekly">
      <h2 id="weekly">{subscriptionWords.hintTitle}</h2>
      <p className={styles.lead}>{subscriptionWords.hintText}</p>
      <p className={styles.weekly}>
        <Link className="button plain" to="/subscribe">
          {subscriptionWords.noneNext}
        </Link>
      </p>
    </section>
  );
}

function Steps() {
  return (
    <section className={styles.band} aria-labelledby="how-it-works">
      <div className="wrap">
        <h2 id="how-it-works">{homeWords.howItWorks}</h2>
        <ol className={styles.steps}>
          {homeWords.steps.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Notes() {
  const notes = [
    [homeWords.allergensTitle, homeWords.allergensText],
    [homeWords.stockTitle, homeWords.stockText],
    [homeWords.priceTitle, homeWords.priceText],
  ] as const;
  return (
    <section className={`wrap ${styles.section}`} aria-labelledby="notes">
      <h2 id="notes">{homeWords.notes}</h2>
      <ul className={styles.notes}>
        {notes.map(([title, text]) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
