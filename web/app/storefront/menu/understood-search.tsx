import { listed } from '../../kit/format.ts';
import { foodWords } from '../../words/en/food.ts';
import { menuWords } from '../../words/en/menu.ts';
import styles from './menu.module.css';
import type { MenuView } from './menu-view.ts';

/** How the words of a search were taken: what was left out is a filter, and never a promise. */
export function UnderstoodSearch({ understood }: Pick<MenuView, 'understood'>) {
  if (!understood) return null;
  const { diets, without, notWith, unknown, corrected } = understood;
  const quoted = (words: readonly string[]) => listed(words.map((word) => `“${word}”`));
  const kept = diets.filter((diet) => !foodWords.isAbsence(diet));
  const absent = [...without, ...diets.filter(foodWords.isAbsence)];
  const sentences = [
    ...corrected.map(({ from, to }) => menuWords.corrected(from, to)),
    ...(kept.length > 0
      ? [menuWords.onlyDiets(listed(kept.map((it) => foodWords.diets[it].toLowerCase())))]
      : []),
    ...(absent.length > 0 ? [menuWords.noneDeclared(foodWords.noneOf(absent))] : []),
    ...(notWith.length > 0 ? [menuWords.leftOut(quoted(notWith))] : []),
    ...(unknown.length > 0 ? [menuWords.notKnown(quoted(unknown))] : []),
  ];
  if (sentences.length === 0) return null;
  return (
    <div role="status" className={styles.understood}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
