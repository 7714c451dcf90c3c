import { Link } from 'react-router';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import type { DeliveryDay } from '../kit/office-types.ts';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { Badge } from '../kit/status-badge.tsx';
import styles from './day-list.module.css';
import type { Progress } from './progress.ts';

const { boxes, days: texts } = adminKitchenWords;

/** Delivery days to choose from, with how far their boxes are. */
export function DayList(props: {
  days: readonly (DeliveryDay & { progress: Progress | null })[];
  nameOf: (day: string) => string;
}) {
  const inKitchen = useInKitchen();
  return (
    <ul className={styles.days}>
      {props.days.map(({ day, taken, capacity, closed, progress }) => (
        <li key={day}>
          <Link to={inKitchen(`/admin/kitchen/${day}`)} className={styles.day}>
            <span className={styles.name}>
              {props.nameOf(day)}
              {closed ? <Badge tone="notable">{texts.closed}</Badge> : null}
            </span>
            <span className={taken === 0 ? `${styles.boxes} ${styles.none}` : styles.boxes}>
              {taken === 0 ? texts.noBoxes : boxes(taken)}
            </span>
            <span className={styles.places}>{texts.ofCapacity(taken, capacity)}</span>
            {progress === null ? null : (
              <span className={styles.progress}>
                <ProgressBar done={progress.packed} of={progress.live} />
                <span>
                  {texts.packed(progress.packed, progress.live)}
                  {progress.away > 0 ? `, ${texts.shipped(progress.away)}` : ''}
                </span>
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
