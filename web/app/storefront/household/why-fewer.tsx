import { Link } from 'react-router';
import type { Proposal } from '../../kit/api-types.ts';
import { Note } from '../../kit/note.tsx';
import { proposalWords as words } from '../../words/en/proposal.ts';

/** What stands in the way of more meals, and for whom. */
export function WhyFewer(props: {
  missing: NonNullable<Proposal['missing']>;
  found: number;
  again: string;
}) {
  const { missing, found, again } = props;
  return (
    <Note
      calm
      title={found === 0 ? words.noneTitle : words.fewerTitle(found)}
      text={words.because[missing.because]}
    >
      {missing.against.length > 0 ? (
        <ul>
          {missing.against.map(({ memberNo, name, recipes }) => (
            <li key={memberNo ?? 0}>{words.notFor(name ?? words.you, recipes)}</li>
          ))}
        </ul>
      ) : null}
      {missing.passedOver > 0 ? (
        <p>
          <Link to={again} rel="nofollow">
            {words.startAgain}
          </Link>
        </p>
      ) : null}
    </Note>
  );
}
