/** The log of temperatures and cleaning. */
export const adminHygieneWords = {
  title: 'Temperatures and cleaning',
  text: 'What is measured and cleaned, and what was found. An entry is never changed: another one corrects it.',
  day: 'Day',
  show: 'Show',
  noChecks:
    'Nothing is measured or cleaned yet. Begin with a check: what, where, and within what limits.',
  limits: (least: string | null, most: string | null) =>
    least === null
      ? most === null
        ? 'clean'
        : `at most ${most} °C`
      : most === null
        ? `at least ${least} °C`
        : `${least} to ${most} °C`,
  often: (perDay: number, everyDays: number) =>
    everyDays > 1
      ? `once in ${everyDays} days`
      : perDay > 1
        ? `${perDay} times a day`
        : 'once a day',
  due: (count: number) => (count === 1 ? 'Still due once' : `Still due ${count} times`),
  missed: (count: number) => (count === 1 ? 'Missed once' : `Missed ${count} times`),
  missedOfDay: (count: number, isOver: boolean) =>
    isOver
      ? `Temperatures and cleaning: ${count} missed.`
      : `Temperatures and cleaning: ${count} still due.`,
  toLog: 'To the log',
  celsius: '°C',
  isClean: 'Done and clean',
  notClean: 'Not clean',
  action: 'What was done about it',
  actionHint: 'Needed where it is not in order.',
  note: 'Remark',
  noteIt: 'Note it',
  noteOf: (check: string) => `Note it: ${check}`,
  noted: 'It is noted.',
  correct: 'Correct it',
  correctOf: (entryNo: number) => `Correct it: entry ${entryNo}`,
  corrects: (entryNo: number) => `corrects entry ${entryNo}`,
  isCorrected: 'corrected below',
  notATemperature: 'A temperature, like 4.5.',
  by: (who: string, when: string) => `${who}, ${when}`,
  found: (celsius: string) => `${celsius} °C`,
  inOrder: 'In order',
  wrong: 'Not in order',
  entryNo: 'No.',
  check: 'Check',
  what: 'Found',
  who: 'By',
  when: 'Noted',
  range: 'For an inspector',
  rangeText: 'Every entry of a range of days, as it was written, to print or as a file.',
  from: 'From',
  to: 'To',
  nothing: 'Nothing was noted on these days.',
  checks: 'What is checked',
  add: 'Begin a check',
  name: 'What',
  place: 'Where',
  kind: 'Kind',
  kinds: { temperature: 'Temperature', cleaning: 'Cleaning' },
  least: 'At least °C',
  most: 'At most °C',
  perDay: 'Times a day',
  everyDays: 'Once within days',
  stop: 'Stop it',
  stopOf: (check: string) => `Stop it: ${check}`,
  begun: 'It is due from today on.',
  stopped: 'It is stopped.',
};
