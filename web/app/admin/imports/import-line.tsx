import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import { amount as amountOf, money } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { adminImportsWords as texts } from '../../words/en/admin-imports.ts';
import type { ImportLine as Line } from '../kit/office-types.ts';
import { Badge } from '../kit/status-badge.tsx';
import { choiceOf, choices, fieldOf, type Typed } from './import-form.ts';
import styles from './imports.module.css';

const percent = (share: number) => texts.sure(Math.round(share * 100));
const tones = {
  open: 'warning',
  matched: 'good',
  chosen: 'good',
  'left-out': 'plain',
  heading: 'plain',
} as const;

/** A line as it was found, what was read of it, and what it is in this shop. */
export function ImportLine(props: {
  line: Line;
  typed: Typed;
  wrong: (field: string) => string | undefined;
  names: string[];
  isEditable: boolean;
}) {
  const { line, isEditable } = props;
  const { lineNo, original, state, meant, amount, priceCents, isUnsettled } = line;
  if (state === 'heading') {
    return (
      <li className={styles.line} data-heading="">
        {original}
      </li>
    );
  }
  const isOpen = state === 'open';
  return (
    <li className={styles.line} id={`line-${lineNo}`} data-open={isOpen ? '' : undefined}>
      <div className={styles.head}>
        <span className={styles.original}>{original}</span>
        <Badge tone={tones[state]}>{badgeOf(state)}</Badge>
      </div>
      <Reading line={line} />
      {meant && amount !== null ? (
        <p>
          {meant.name} · {amountOf(amount, meant.unit)}
          {priceCents === null ? null : ` · ${money(priceCents)}`}
          {isUnsettled ? <span className={styles.under}>{texts.unsettled}</span> : null}
        </p>
      ) : null}
      {isEditable ? (
        <details open={isOpen || props.typed !== null}>
          <summary>{isOpen ? texts.toSettle : texts.change}</summary>
          <Choices {...props} />
          <NewIngredient {...props} />
        </details>
      ) : null}
    </li>
  );
}

const badgeOf = (state: Line['state']) =>
  state === 'open' ? texts.toSettle : state === 'left-out' ? texts.leftOut : texts.settled;

/** How it was understood, field by field, with how sure the reader is of it. */
function Reading({ line: { reading, confidence } }: { line: Line }) {
  const { amount, amountMax, unit, food, note, pack } = reading;
  const said = [amount, amountMax].filter((each) => each !== null && each !== undefined).join('–');
  const parts = [
    ...(said === '' ? [] : [`${said} ${unit ?? ''} (${percent(confidence.amount)})`]),
    ...(pack ? [`× ${pack.join(' ')}`] : []),
    ...(food === '' ? [] : [`${food} (${percent(confidence.food)})`]),
    ...(note === '' ? [] : [note]),
  ];
  return (
    <p className={styles.hint}>
      {texts.readAs}: {parts.join(' · ')}
    </p>
  );
}

function Choices({ line, typed, wrong, names }: Parameters<typeof ImportLine>[0]) {
  const { lineNo, original, candidates, meant, amount } = line;
  const name = fieldOf(lineNo, 'is');
  const chosen = typed?.[name] ?? choiceOf(line);
  const radio = (value: string) => ({
    type: 'radio',
    name,
    value,
    defaultChecked: chosen === value,
  });
  const isListed = candidates.some(({ ingredientNo }) => ingredientNo === meant?.ingredientNo);
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{texts.meaning(original)}</legend>
      {candidates.map((each) => (
        <label key={each.ingredientNo} className={styles.choice}>
          <input {...radio(String(each.ingredientNo))} />
          <span>
            {each.name}
            {each.amount === null ? null : ` · ${amountOf(each.amount, each.unit)}`}
            {each.priceCents === null ? null : ` · ${money(each.priceCents)}`}
            <span className={styles.under}>
              {texts.by[each.by]} · {percent(each.confidence)}
              {each.why === null ? null : ` · ${texts.askAmount[each.why]}`}
            </span>
          </span>
        </label>
      ))}
      <label className={styles.choice}>
        <input {...radio(choices.other)} />
        <span>{texts.other}</span>
      </label>
      <Autocomplete
        name={fieldOf(lineNo, 'other')}
        aria-label={texts.otherName}
        data={names}
        limit={12}
        defaultValue={typed?.[fieldOf(lineNo, 'other')] ?? (isListed ? '' : (meant?.name ?? ''))}
        error={wrong(fieldOf(lineNo, 'other'))}
      />
      <label className={styles.choice}>
        <input {...radio(choices.leftOut)} />
        <span>{texts.leaveOut}</span>
      </label>
      <label className={styles.choice}>
        <input {...radio(choices.open)} />
        <span>{texts.notYet}</span>
      </label>
      <TextInput
        id={fieldOf(lineNo, 'amount')}
        name={fieldOf(lineNo, 'amount')}
        label={texts.amount}
        description={texts.amountHint}
        inputMode="numeric"
        defaultValue={typed?.[fieldOf(lineNo, 'amount')] ?? (amount === null ? '' : String(amount))}
        error={wrong(fieldOf(lineNo, 'amount'))}
      />
    </fieldset>
  );
}

/** What the shop has not got yet, with no more than a price: what is in it somebody says later. */
function NewIngredient({ line, typed, wrong }: Parameters<typeof ImportLine>[0]) {
  const { lineNo, reading } = line;
  const field = (part: string) => `new.${lineNo}.${part}`;
  const text = (part: string, label: string, shown = '') => ({
    name: field(part),
    label,
    defaultValue: typed?.[field(part)] ?? shown,
    error: wrong(field(part)),
  });
  return (
    <details open={typed?.['intent'] === `add.${lineNo}`}>
      <summary>{texts.create}</summary>
      <p className={styles.hint}>{texts.createText}</p>
      <div className={styles.fields}>
        <TextInput {...text('name', texts.newName, capital(reading.food))} />
        <NativeSelect
          {...text('unit', texts.newUnit, 'g')}
          data={Object.entries(texts.units).map(([value, label]) => ({ value, label }))}
        />
        <TextInput {...text('pack', texts.newPack)} inputMode="numeric" />
        <TextInput {...text('price', texts.newPrice)} inputMode="decimal" />
      </div>
      <p>
        <SendButton intent={`add.${lineNo}`} className="button plain" unchecked>
          {texts.createButton}
        </SendButton>
      </p>
    </details>
  );
}

const capital = (food: string) => food.charAt(0).toUpperCase() + food.slice(1);
