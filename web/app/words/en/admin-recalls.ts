import type { Hazard } from '../../../../server/src/contract/hazards.ts';

const boxes = (count: number) => (count === 1 ? '1 box' : `${count} boxes`);

/** Food that is called back. */
export const adminRecallsWords = {
  title: 'Recalls',
  text: 'Calls the food of a lot back: blocks it, finds exactly the boxes that have some of it, tells their customers and gives back what it cost. A drill only finds them.',
  one: (isDrill: boolean, recallNo: number, food: string) =>
    `${isDrill ? 'Drill' : 'Recall'} ${recallNo}: ${food}`,
  nameless: (ingredientNo: number) => `ingredient ${ingredientNo}`,
  back: 'Recalls',
  none: 'Nothing was called back yet',
  noneText: 'Drill it once before you need it: a drill changes nothing.',

  begin: 'Begin one',
  lotNo: 'Number of the lot',
  hazard: 'What is wrong with it',
  hazards: {
    allergen: 'An allergen that is not declared',
    microbes: 'Germs',
    'foreign-body': 'Something that does not belong there',
    chemical: 'Something harmful',
    quality: 'Its quality',
  } satisfies Record<Hazard, string>,
  note: 'What the letters add',
  noteHint:
    'Optional. It stands in each letter as you write it, in whatever language that letter is.',
  drill: 'Begin a drill',
  recall: 'Call it back',
  recallTitle: 'Call this lot back',
  recallText:
    'The lot is blocked at once: nothing of it is sold or packed, and no box leaves with it. Letters are sent in a step of its own, once you have read them.',
  notALot: 'The number of a lot, as it stands on its page.',

  no: 'No.',
  what: 'What',
  lot: 'Lot',
  lotOf: (lotNo: number) => `Lot ${lotNo}`,
  supplierLot: 'Lot of its supplier',
  begun: 'Begun',
  beganBy: (when: string, who: string) => `${when}, ${who}`,
  boxes: 'Boxes',
  told: 'Told',
  state: 'State',
  states: { open: 'Goes on', ended: 'Ended' },
  isDrill: 'Drill',
  found: 'Found',
  foundIn: (count: number, ms: number) => `${boxes(count)} within ${ms} ms`,
  ended: 'Ended',
  took: 'From beginning to end',
  tookMinutes: (minutes: number) =>
    minutes === 0 ? 'less than a minute' : minutes === 1 ? '1 minute' : `${minutes} minutes`,
  lotState: 'The lot now',
  lotStates: { usable: 'not blocked', quarantined: 'blocked' },
  trace: 'Trace as a file',
  facts: 'What is called back',

  progress: 'How far it is',
  lineStates: {
    here: 'In the house',
    left: 'Has left',
    told: 'Told',
    without: 'Without it',
  },
  progressOf: {
    here: 'In the house: take it out, on the packing board',
    left: 'Has left: not told yet',
    told: 'Told',
    without: 'Holds none of it any more',
    refunded: 'Money asked back',
  },

  letters: 'Letters',
  lettersText: (orderNo: number) =>
    `What the customer of order ${orderNo} would read, in each language of the shop. The others read the same of their own box.`,
  lettersNone: 'No box has any of it, so there is nobody to write to.',
  lettersOfDrill: 'A drill writes to nobody. In earnest it would say this.',
  send: 'Send the letters',
  sendTitle: 'Send the letters',
  sendText:
    'Whoever’s box has left with some of it is told now, once, and gets back what it cost. Letters cannot be taken back.',
  sent: 'The letters are on their way.',
  nobody: 'Everybody whose box has left with some of it is told.',

  end: 'End it',
  endOf: (isDrill: boolean) => (isDrill ? 'End the drill' : 'End the recall'),
  endText:
    'The lot stays blocked until somebody releases it or throws it away. Who was not told by now is not told any more.',
  endDone: 'It has ended.',
  beginDone: 'It has begun. These boxes have some of it.',
  wasBegun: 'It goes on already, as it was begun.',

  lines: 'The boxes',
  linesText: 'Exactly those that had some of the lot when it began, meal by meal.',
  order: 'Order',
  customer: 'Customer',
  day: 'Day',
  meal: 'Meal',
  amount: 'Amount',
  refunded: 'Asked back',
  board: (day: string) => `Packing board of ${day}`,
};
