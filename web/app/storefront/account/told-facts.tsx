import { dayOfYear, money, momentOfYear, number } from '../../kit/format.ts';
import { myDataWords as texts } from '../../words/en/my-data.ts';
import styles from './told-facts.module.css';

type Told = Readonly<Record<string, unknown>>;

/** A row of what is kept, whatever it holds: each fact by its name. What is not given is left out, and a key that says nothing to people. */
export function ToldFacts({ row, currency }: { row: Told; currency?: string | undefined }) {
  const own = typeof row['currency'] === 'string' ? row['currency'] : currency;
  const facts = Object.entries(row).filter(([name, value]) => name !== 'lineId' && isGiven(value));
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{nameOf(name)}</dt>
          <dd>
            <Value name={name} value={value} currency={own} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isGiven = (value: unknown) =>
  value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** `deliveryDay` → Delivery day. */
function nameOf(name: string): string {
  const known = texts.facts[name];
  if (known !== undefined) return known;
  const words = name
    .replace(/Cents$/, '')
    .replace(/No$/, 'Number')
    .replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Value({
  name,
  value,
  currency,
}: {
  name: string;
  value: unknown;
  currency: string | undefined;
}) {
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each !== 'object'))
      return <bdi>{value.map(String).join(', ')}</bdi>;
    return (
      <ul className={styles.rows}>
        {value.map((each: unknown, place) => (
          <li key={place}>
            <Value name={name} value={each} currency={currency} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object' && value !== null)
    return <ToldFacts row={value as Told} currency={currency} />;
  return <bdi>{inWords(name, value, currency)}</bdi>;
}

function inWords(name: string, value: unknown, currency: string | undefined): string {
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'number') {
    if (/cents$/i.test(name)) return money(value, currency);
    return /No$/.test(name) ? String(value) : number(value);
  }
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayOfYear(text);
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? momentOfYear(text) : text;
}
