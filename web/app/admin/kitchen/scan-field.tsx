import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { ring } from '../../kit/ring.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { useWedge } from '../kit/use-wedge.ts';
import type { Mark } from './packing-state.ts';
import { judgeScan, readScan, type Scanned, type ScannedBox } from './read-scan.ts';
import styles from './packing.module.css';

const texts = adminKitchenWords.scan;
const lowHertz = 220;

/** What a scanner types: a meal of the box on the table is ticked, any other is refused loudly. */
export function ScanField(props: { boxes: readonly ScannedBox[]; mark: (mark: Mark) => void }) {
  const { boxes, mark } = props;
  const [open, setOpen] = useState<number | null>(null);
  const [said, setSaid] = useState<Scanned>();
  const field = useRef<HTMLInputElement>(null);
  const scan = (code: string) => {
    if (code.trim() === '') return;
    const scanned = judgeScan(readScan(code), open, boxes);
    setSaid(scanned);
    switch (scanned.kind) {
      case 'wrong':
        ring(lowHertz);
        return;
      case 'opened':
        setOpen(scanned.orderNo);
        return;
      case 'packed':
        setOpen(scanned.mark.orderNo);
        mark(scanned.mark);
        return;
      case 'already':
        return;
    }
  };
  useWedge(scan);
  return (
    <form
      className={`${styles.scan} no-print`}
      aria-label={texts.title}
      onSubmit={(event) => {
        event.preventDefault();
        const input = field.current;
        if (!input) return;
        const { value } = input;
        input.value = '';
        scan(value);
      }}
    >
      <TextInput ref={field} label={texts.title} description={texts.hint} autoComplete="off" />
      <p className={styles.open}>{open === null ? texts.noBox : texts.box(open)}</p>
      {open === null ? null : (
        <Button
          type="button"
          variant="default"
          onClick={() => {
            setOpen(null);
            setSaid(undefined);
            field.current?.focus();
          }}
        >
          {texts.next}
        </Button>
      )}
      <p role="alert" className={said?.kind === 'wrong' ? styles.wrongScan : 'visually-hidden'}>
        {said ? inWords(said) : ''}
      </p>
    </form>
  );
}

function inWords(said: Scanned): string {
  switch (said.kind) {
    case 'wrong':
      return texts.wrong[said.why];
    case 'opened':
      return texts.box(said.orderNo);
    case 'packed':
      return texts.packed(said.mark.orderNo, said.mark.lineNo);
    case 'already':
      return texts.already;
  }
}
