import { data, isRouteErrorResponse } from 'react-router';
import { ErrorPage } from '../../kit/error-page.tsx';
import { titleOf, styleOfTheShop } from '../../kit/format.ts';
import { prefix } from '../../kit/in-language.ts';
import { visitOf } from '../../visit.server.ts';
import { aboutWords, operatorWords } from '../../words/en/about.ts';
import { shopWords, topics } from '../../words/en/shop.ts';
import type { Route } from './+types/about.ts';
import styles from './about.module.css';

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** A page about the shop itself, from what the settings say of it: the same for everybody. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const topic = topics.find((known) => known === params.topic);
  if (!topic) throw data(null, { status: 404 });
  const { publicApi, siteUrl } = visitOf(context);
  const { operator, hours } = await (await publicApi.api.shop.$get()).json();
  return data(
    { topic, operator, hours, address: `${siteUrl}${prefix}/about/${topic}` },
    { headers: { 'cache-control': 'public, max-age=0, must-revalidate' } },
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return [{ title: titleOf(shopWords.notFoundTitle) }];
  const { topic } = loaderData;
  return [
    { title: titleOf(shopWords.topics[topic]) },
    { name: 'description', content: aboutWords[topic].lead },
    { tagName: 'link', rel: 'canonical', href: loaderData.address },
  ];
}

/** A page that there is not. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
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
  const { topic, operator, hours } = loaderData;
  const { lead, parts } = aboutWords[topic];
  const byCard = styleOfTheShop().payments !== 'invoice';
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <h1>{shopWords.topics[topic]}</h1>
      <p className={styles.lead}>{lead}</p>
      {parts.map((part) => (
        <section key={part.title}>
          <h2>{part.title}</h2>
          {(byCard ? (part.byCard ?? part.text) : part.text).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
      <Operator operator={operator} hours={hours} />
    </main>
  );
}

type Operator = Route.ComponentProps['loaderData']['operator'];

/** As far as they have said. */
function Operator({ operator, hours }: { operator: Operator; hours: string | null }) {
  const { name, address, email, phone } = operator;
  const facts = ['name', 'address', 'email', 'phone'] as const;
  const isMissing = facts.some((fact) => operator[fact] === null);
  const shown = {
    name,
    address,
    email: email === null ? null : <a href={`mailto:${email}`}>{email}</a>,
    phone:
      phone === null ? null : (
        <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} dir="ltr">
          {phone}
        </a>
      ),
  };
  return (
    <section aria-labelledby="operator">
      <h2 id="operator">{operatorWords.title}</h2>
      <dl className={styles.operator}>
        {facts.map((fact) => (
          <div key={fact}>
            <dt>{operatorWords[fact]}</dt>
            <dd>{shown[fact] ?? <em>{operatorWords.notSaid}</em>}</dd>
          </div>
        ))}
        {hours === null ? null : (
          <div>
            <dt>{operatorWords.hours}</dt>
            <dd className={styles.hours}>{hours}</dd>
          </div>
        )}
      </dl>
      {isMissing ? <p className={styles.missing}>{operatorWords.missing}</p> : null}
    </section>
  );
}
