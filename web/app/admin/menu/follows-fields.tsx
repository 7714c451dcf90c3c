import { Textarea } from '@mantine/core';
import { adminMethodWords as texts } from '../../words/en/admin-method.ts';
import styles from './method.module.css';
import type { Editing } from './recipe-editor.tsx';
import { wrongHere } from './wrong-here.ts';

const fields = ['name', 'description', 'story'] as const;

/** What the recipe is called and how it is described, where that depends on what is in the box. */
export function FollowsFields({ editing }: { editing: Editing }) {
  const { draft, change, problem } = editing;
  const { follows } = draft;
  return (
    <details open={fields.some((field) => follows[field] !== '')}>
      <summary className={styles.summary}>{texts.follows}</summary>
      <div className={styles.follows}>
        <p>{texts.followsText}</p>
        {fields.map((field) => (
          <Textarea
            key={field}
            id={`/follows/${field}`}
            name={`/follows/${field}`}
            label={texts.followsFields[field]}
            autosize
            minRows={1}
            value={follows[field]}
            error={wrongHere(problem, `/follows/${field}`)}
            onChange={(event) => {
              change({ follows: { ...follows, [field]: event.currentTarget.value } });
            }}
          />
        ))}
      </div>
    </details>
  );
}
