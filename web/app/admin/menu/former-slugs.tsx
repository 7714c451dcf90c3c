import { Button } from '@mantine/core';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './menu.module.css';

const texts = adminMenuWords.recipe;

/** How the form says which old address is let go. */
export const release = 'release:';

/** The addresses that a recipe had before and is found by still. */
export function FormerSlugs({ slugs }: { slugs: readonly string[] }) {
  if (slugs.length === 0) return null;
  return (
    <div className={styles.wide}>
      <p className={styles.hint}>{texts.formerSlugs}</p>
      <ul className={styles.places}>
        {slugs.map((slug) => (
          <li key={slug}>
            /recipes/{slug}{' '}
            <Button
              type="submit"
              name="intent"
              value={`${release}${slug}`}
              variant="subtle"
              size="compact-sm"
              formNoValidate
            >
              {texts.release(slug)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
