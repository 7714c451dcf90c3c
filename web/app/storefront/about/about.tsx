import { data, isRouteErrorResponse, Link } from 'react-router';
import { legalTopics } from '../../../../server/src/contract/legal-pages.ts';
import { answerOf, orThrow } from '../../kit/answers.server.ts';
import { ErrorPage } from '../../kit/error-page.tsx';
import { dayAndYear, momentOfYear, styleOfTheShop, titleOf } from '../../kit/format.ts';
import { ourText } from '../../kit/rich-text/our-text.ts';
import { readMarkdown } from '../../kit/rich-text/read-markdown.server.ts';
import { RichText } from '../../kit/rich-text/rich-text.tsx';
import { valuesInWords } from '../../kit/rich-text/values-in-words.ts';
import { WhoRunsIt } from '../../kit/who-runs-it.tsx';
import { prefix } from '../../kit/in-language.ts';
import { visitOf } from '../../visit.server.ts';
import { pageWords as texts } from '../../words/en/about.ts';
import { shopWords } from '../../words/en/shop.ts';
import type { Route } from './+types/about.ts';
import { firstWords } from './first-words.ts';
import styles from './about.module.css';

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** A page about the shop itself: its owner's, or the one that the store comes with. The same for everybody. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const topic = legalTopics.find((known) => known === params.topic);
  if (!topic) throw data(null, { status: 404 });
  const { publicApi, siteUrl } = visitOf(context);
  const asked = new URL(request.url).searchParams;
  const [version, at] = [asked.get('version') ?? '', asked.get('at') ?? ''];
  const page = orThrow(
    await answerOf(
      publicApi.api.pages[':topic'].$get({ param: { topic }, query: { version, at } }),
    ),
  );
  const { text, values, ...said } = page;
  const markdown = text ?? ourText(topic, styleOfTheShop().payments);
  const blocks = readMarkdown(markdown, valuesInWords(values));
  return data(
    {
      ...said,
      blocks,
      values,
      isOurs: text === null,
      at: at === '' ? null : at,
      description: firstWords(blocks),
      address: `${siteUrl}${prefix}/about/${topic}`,
    },
    { headers: { 'cache-control': 'public, max-age=0, must-revalidate' } },
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return [{ title: titleOf(shopWords.notFoundTitle) }];
  const { topic, description, address } = loaderData;
  return [
    { title: titleOf(shopWords.topics[topic]) },
    { name: 'description', content: description },
    // Searchers find what holds, whichever version they came by.
    { tagName: 'link', rel: 'canonical', href: address },
  ];
}

/** A page that there is not, or a version of it. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (!isRouteErrorResponse(error) || ![400, 404].includes(error.status)) throw error;
  return (
    <main id="content">
      <ErrorPage
        title={shopWords.notFoundTitle}
        text={shopWords.notFoundText}
        to="/menu"
        next={shopWords.notFoundNext}
      />
    </main>
  );
}

export default function About({ loaderData }: Route.ComponentProps) {
  const { topic, blocks, values, isOurs } = loaderData;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <h1>{shopWords.topics[topic]}</h1>
      <NotNow page={loaderData} />
      <div className={isOurs ? styles.ours : undefined}>
        <RichText
          blocks={blocks}
          missing={texts.notSaid}
          whoRunsIt={<WhoRunsIt shop={values} />}
          isOurs={isOurs}
        />
      </div>
      <Versions page={loaderData} />
    </main>
  );
}

type Page = Route.ComponentProps['loaderData'];

/** Of a text that holds no more, or was asked for as it stood: says so before it is read. */
function NotNow({ page }: { page: Page }) {
  const { topic, version, versions, holdsFrom, isOurs, at } = page;
  const next = versions.findLast((one) => one.version > version);
  if (!next && at === null) return null;
  const until = next ? dayAndYear(next.holdsFrom) : '';
  const said =
    at !== null
      ? (isOurs ? texts.oursStood : texts.asItStood)(momentOfYear(at))
      : holdsFrom === null
        ? texts.oursHeld(until)
        : texts.held(version, dayAndYear(holdsFrom), until);
  return (
    <p className={styles.notNow}>
      {said} <Link to={`/about/${topic}`}>{texts.whatHolds}</Link>
    </p>
  );
}

/** Which version it is, and the way to those before it. */
function Versions({ page: { topic, version, versions, holdsFrom } }: { page: Page }) {
  if (versions.length === 0) return null;
  return (
    <footer className={styles.foot}>
      {holdsFrom !== null && version === versions[0]?.version ? (
        <p>{texts.holdsSince(version, dayAndYear(holdsFrom))}</p>
      ) : null}
      <details>
        <summary>{texts.olderVersions}</summary>
        <ul className={styles.versions}>
          {versions.slice(1).map((one) => (
            <li key={one.version}>
              <Link to={`/about/${topic}?version=${one.version}`}>
                {texts.older(one.version, dayAndYear(one.holdsFrom))}
              </Link>
            </li>
          ))}
          <li>
            <Link to={`/about/${topic}?version=0`}>{texts.olderOurs}</Link>
          </li>
        </ul>
      </details>
    </footer>
  );
}
