import { Form } from 'react-router';
import { cardWords } from '../words/en/cards.ts';
import styles from './card-paper.module.css';

export const papers = ['a4', 'a5', 'letter'] as const;
export type Paper = (typeof papers)[number];
/** On which paper cards are printed, and whether in large letters. */
export type Printing = { paper: Paper; large: boolean };

/** As the address says it: `paper` and `large`. */
export const printingOf = (search: URLSearchParams): Printing => ({
  paper: papers.find((paper) => paper === search.get('paper')) ?? 'a4',
  large: search.has('large'),
});

/** The same in an address. */
export const searchOf = ({ paper, large }: Printing): string =>
  `paper=${paper}${large ? '&large=yes' : ''}`;

/** Chooses it; the address says what was chosen, also without scripts, and goes on saying what it `keeps`. */
export function CardPaper(props: Printing & { keeps?: Record<string, string> }) {
  const { paper, large, keeps = {} } = props;
  return (
    <Form method="get" className={`${styles.form} no-print`} preventScrollReset>
      {Object.entries(keeps).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        {cardWords.paper}{' '}
        <select name="paper" defaultValue={paper}>
          {papers.map((each) => (
            <option key={each} value={each}>
              {cardWords.papers[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input type="checkbox" name="large" value="yes" defaultChecked={large} /> {cardWords.large}
      </label>
      <button type="submit" className="button plain">
        {cardWords.choose}
      </button>
    </Form>
  );
}
