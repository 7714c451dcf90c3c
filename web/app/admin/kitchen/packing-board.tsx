import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Stage } from '../../../../server/src/contract/order-status.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminWords } from '../../words/en/admin.ts';
import choices from '../kit/choices.module.css';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import type { Box } from '../kit/office-types.ts';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { BoxCard } from './box-card.tsx';
import styles from './packing.module.css';
import {
  boxesToShow,
  countByStage,
  inRun,
  refusedElsewhere,
  shownLines,
  stageOf,
  stages,
} from './packing-state.ts';
import { ScanField } from './scan-field.tsx';
import { ShipAll } from './ship-all.tsx';
import { usePacking } from './use-packing.ts';

const texts = adminKitchenWords.packing;

/** Boxes stay where they are while they are packed; what changes is said aloud. */
export function PackingBoard(props: {
  date: string;
  kitchen: string;
  boxes: Box[];
  run: number[];
}) {
  const [byAllergens, setByAllergens] = useState(false);
  const signedInTo = useInKitchen()(`/admin/kitchen/${props.date}/packing`).replace('?', '%3F');
  const packing = usePacking(props, props.boxes);
  const [stage, setStage] = useState<Stage | 'all'>('all');
  const [q, setQ] = useState('');
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const counts = countByStage(packing.boxes);
  const packed = counts.packed + counts.shipped;
  const live = packing.boxes.length - counts.cancelled;
  const found = boxesToShow(packing.boxes, { stage, q }, touched);
  const shown = byAllergens ? inRun(found, props.run) : found;
  const choose = (chosen: Stage | 'all') => {
    setStage(chosen);
    setTouched(new Set());
  };
  const touch = (orderNo: number) => {
    setTouched(new Set([...touched, orderNo]));
  };
  return (
    <div className={styles.board}>
      <div className={styles.progress}>
        <ProgressBar done={packed} of={live} />
        <p>{texts.progress(packed, live)}</p>
      </div>
      <div className={`${styles.bar} no-print`}>
        <div role="group" aria-label={texts.show} className={choices.choices}>
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
                {it === 'all' ? texts.all : adminWords.statuses[it]}
                <span className={styles.count}>
                  {it === 'all' ? packing.boxes.length : counts[it]}
                </span>
              </button>
            ))}
        </div>
        <div className={choices.choices}>
          <button
            type="button"
            className={choices.choice}
            aria-pressed={byAllergens}
            onClick={() => {
              setByAllergens(!byAllergens);
            }}
          >
            {texts.byAllergens}
          </button>
        </div>
        <TextInput
          type="search"
          size="md"
          aria-label={texts.find}
          placeholder={texts.findHint}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={q}
          onChange={(event) => {
            setQ(event.currentTarget.value);
          }}
        />
        <ShipAll
          packed={packing.boxes.filter((box) => stageOf(box) === 'packed')}
          move={packing.move}
        />
      </div>
      <ScanField
        boxes={packing.boxes.map((box) => ({
          orderNo: box.orderNo,
          status: box.status,
          lines: shownLines(box, packing),
        }))}
        mark={(made) => {
          touch(made.orderNo);
          const box = packing.boxes.find(({ orderNo }) => orderNo === made.orderNo);
          void packing.mark(made, box?.status);
        }}
      />
      {packing.unheard.length > 0 ? (
        <p role="status" className={styles.stale}>
          {texts.keptMarks(packing.unheard.length)}
        </p>
      ) : null}
      {refusedElsewhere(packing.refused, shown).map(([orderNo, why]) => (
        <p key={orderNo} role="alert" className={styles.stale}>
          {texts.order(orderNo)}: {why}
        </p>
      ))}
      {packing.signedOut ? (
        <p role="alert" className={styles.stale}>
          {texts.signedOut} <a href={`/sign-in?to=${signedInTo}`}>{texts.signIn}</a>
        </p>
      ) : null}
      {packing.stale && !packing.signedOut ? (
        <p role="status" className={styles.stale}>
          {texts.stale}{' '}
          <button type="button" className="button quiet" onClick={() => void packing.refresh()}>
            {texts.refresh}
          </button>
        </p>
      ) : null}
      <p className="visually-hidden" aria-live="polite">
        {packing.news}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={texts.none}>
          <button
            type="button"
            className="button plain"
            onClick={() => {
              choose('all');
              setQ('');
            }}
          >
            {texts.noneNext}
          </button>
        </EmptyState>
      ) : (
        <ul className={styles.boxes}>
          {shown.map((box) => (
            <li key={box.orderNo}>
              <BoxCard box={box} packing={packing} touch={touch} showsAllergens={byAllergens} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
