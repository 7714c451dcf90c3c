import { Link } from 'react-router';
import { RecipeCard } from '../kit/recipe-card.tsx';
import { visitOf } from '../visit.server.ts';
import { shopName } from '../kit/format.ts';
import { words } from '../words/words.ts';
import type { Route } from './+types/home.ts';
import { readShelves } from './shelves.server.ts';
import styles from './home.module.css';

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const loader = ({ context }: Route.LoaderArgs) => readShelves(visitOf(context));

export function meta({ loaderData }: Route.MetaArgs) {
  const { home } = words;
  return [
    { title: home.title(shopName()) },
    { name: 'description', content: home.description },
    { property: 'og:title', content: home.title(shopName()) },
    { property: 'og:description', content: home.description },
    { property: 'og:type', content: 'website' },
    { property: 'og:image', content: `${loaderData.siteUrl}/og.jpg` },
    { tagName: 'link', rel: 'canonical', href: `${loaderData.siteUrl}/` },
    { property: 'og:url', content: `${loaderData.siteUrl}/` },
  ];
}

/** What Larder is, what is on the menu this week, and what a customer can count on. */
export default function Home({ loaderData }: Route.ComponentProps) {
  const { shelves, picks, total } = loaderData;
  return (
    <main id="content">
      <Hero />
      {picks.length > 0 ? (
        <Picks picks={picks} total={total} />
      ) : (
        <section className={`wrap ${styles.section}`}>
          <h2>{words.home.emptyTitle}</h2>
          <p className={styles.lead}>{words.home.emptyText}</p>
        </section>
      )}
      {shelves.length > 0 ? <Shelves shelves={shelves} /> : null}
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
  const { home } = words;
  return (
    <div className={`wrap ${styles.hero}`}>
      <div className={styles.welcome}>
        <h1>{home.headline}</h1>
        <p className={styles.sentence}>{home.lead(shopName())}</p>
        <p className={styles.ways}>
          <Link className="button" to="/menu" prefetch="intent">
            {home.seeMenu}
          </Link>
          <a className="button quiet" href="#how-it-works">
            {home.howItWorks}
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

function Picks({ picks, total }: Pick<Shown, 'picks' | 'total'>) {
  const { home } = words;
  return (
    <section className={`wrap ${styles.section}`} aria-labelledby="picks">
      <div className={styles.heading}>
        <div>
          <h2 id="picks">{home.picks}</h2>
          <p className={styles.lead}>{home.picksLead}</p>
        </div>
        <Link to="/menu" className={styles.all}>
          {home.allRecipes(total)}
        </Link>
      </div>
      <ul className={styles.picks}>
        {picks.map((card) => (
          <li key={card.recipeNo}>
            <RecipeCard
              card={card}
              sizes="(min-width: 60rem) 18rem, (min-width: 34rem) 45vw, 92vw"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shelves({ shelves }: Pick<Shown, 'shelves'>) {
  const { home } = words;
  return (
    <section className={`wrap ${styles.section}`} aria-labelledby="shelves">
      <h2 id="shelves">{home.categories}</h2>
      <ul className={styles.shelves}>
        {shelves.map(({ slug, name, recipes }) => (
          <li key={slug}>
            <Link to={`/menu?category=${slug}`} prefetch="intent">
              <span className={styles.shelf}>{name}</span>
              <span className={styles.count}>{home.recipes(recipes)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps() {
  const { home } = words;
  return (
    <section className={styles.band} aria-labelledby="how-it-works">
      <div className="wrap">
        <h2 id="how-it-works">{home.howItWorks}</h2>
        <ol className={styles.steps}>
          {home.steps.map(({ title, text }) => (
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
  const { home } = words;
  const notes = [
    [home.allergensTitle, home.allergensText],
    [home.stockTitle, home.stockText],
    [home.priceTitle, home.priceText],
  ] as const;
  return (
    <section className={`wrap ${styles.section}`} aria-labelledby="notes">
      <h2 id="notes">{home.notes}</h2>
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
