import type { twoVersionsWords as english } from '../en/two-versions.ts';

export const twoVersionsWords: typeof english = {
  title: 'Inzwischen hat jemand anders dies gespeichert',
  text: 'Nichts wurde überschrieben, und was Sie eingegeben haben, steht noch da. Wählen Sie, was jeweils gelten soll, und speichern Sie dann noch einmal.',
  mine: 'Ihre Fassung',
  theirs: 'Inzwischen gespeichert',
  nothing: 'nichts',
};
