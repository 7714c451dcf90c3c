import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';

/** Says what the store refused and which fields are at fault, and takes the focus there. */
export function ProblemNote({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null;
  if (problem.code === 'not-signed-in') return <Note {...say(problem)} news={problem} />;
  return (
    <Note title={problem.title} news={problem}>
      {problem.fields ? (
        <ul>
          {problem.fields.map(({ field, message }) => (
            <li key={field + message}>
              {field.replace(/^\//, '')}: {message}
            </li>
          ))}
        </ul>
      ) : null}
    </Note>
  );
}
