import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Stage } from '../../../../server/src/contract/order-status.ts';
import { words } from '../../words/admin-words.ts';
import { Nothing } from '../parts/nothing.tsx';
import { BoxCard } from './box-card.tsx';
import choices from './choices.module.css';
import type { Box } from './kitchen-types.ts';
import styles from './packing.module.css';
import { boxesToShow, countByStage, stageOf, stages } from './packing-state.ts';
import { ProgressBar } from './progress-bar.tsx';
import { ShipAll } from './ship-all.tsx';
import { usePacking } from './use-packing.ts';

const said = words.adminKitchen.packing;

/** Boxes stay where they are while they are packed; what changes is said aloud. */
export function PackingBoard(props: {
  date: string;
  boxes: Box[];
  /** What customers changed, in words, by `order.line`. */
  changes: Record<string, string>;
}) {
  const desk = usePacking(props.date, props.boxes);
  const [stage, setStage] = useState<Stage | 'all'>('all');
  const [q, setQ] = useState('');
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const counts = countByStage(desk.boxes);
  const packed = counts.packed + counts.shipped;
  const live = desk.boxes.length - counts.cancelled;
  const shown = boxesToShow(desk.boxes, { stage, q }, touched);
  const choose = (wish: Stage | 'all') => {
    setStage(wish);
    setTouched(new Set());
  };
  const touch = (orderNo: number) => {
    setTouched(new Set([...touched, orderNo]));
  };
  return (
    <div className={styles.board}>
      <div className={styles.progress}>
        <ProgressBar done={packed} of={live} />
        <p>{said.progress(packed, live)}</p>
      </div>
      <div className={`${styles.bar} no-print`}>
        <div role="group" aria-label={said.show} className={choices.choices}>
          {(['all', ...stages] as const)
            .filter((it) => it !== 'cancelled' || counts.cancelled > 0)
            .map((it) => (
              <button
                key={it}
                type="button"
                className={choices.choice}
                aria-pressed={stage === it}
                onClick={() => {
                  choose(it);
                }}
              >
                {it === 'all' ? said.all : words.admin.statuses[it]}
                <span className={styles.count}>
                  {it === 'all' ? desk.boxes.length : counts[it]}
                </span>
              </button>
            ))}
        </div>
        <TextInput
          type="search"
          size="md"
          aria-label={said.find}
          placeholder={said.findHint}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={q}
          onChange={(event) => {
            setQ(event.currentTarget.value);
          }}
        />
        <ShipAll packed={desk.boxes.filter((box) => stageOf(box) === 'packed')} move={desk.move} />
      </div>
      {desk.stale ? (
        <p role="status" className={styles.stale}>
          {said.stale}{' '}
          <button type="button" className="button quiet" onClick={() => void desk.refresh()}>
            {said.refresh}
          </button>
        </p>
      ) : null}
      <p className="visually-hidden" aria-live="polite">
        {desk.news}
      </p>
      {shown.length === 0 ? (
        <Nothing title={said.none}>
          <button
            type="button"
            className="button plain"
            onClick={() => {
              choose('all');
              setQ('');
            }}
          >
            {said.noneNext}
          </button>
        </Nothing>
      ) : (
        <ul className={styles.boxes}>
          {shown.map((box) => (
            <li key={box.orderNo}>
              <BoxCard box={box} desk={desk} changes={props.changes} touch={touch} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
