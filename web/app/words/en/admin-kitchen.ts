import { stepsOfOrder, stepsToStatus, takesBackStatus } from './order-status.ts';

const boxes = (count: number) => (count === 1 ? '1 box' : `${count} boxes`);
const meals = (count: number) => (count === 1 ? '1 meal' : `${count} meals`);
const servings = (count: number) => (count === 1 ? '1 serving' : `${count} servings`);

/** What the kitchen's pages say. */
export const adminKitchenWords = {
  boxes,
  meals,
  servings,
  days: {
    title: 'Kitchen',
    intro: 'Choose a delivery day to buy, portion, label and pack its boxes.',
    coming: 'Coming days',
    earlier: 'Days gone by',
    earlierText: 'Some of their boxes are still in the house.',
    noneTitle: 'No delivery days yet',
    noneText: 'Days appear here as soon as customers can order for them.',
    noneNext: 'See delivery days',
    noBoxes: 'No boxes yet',
    ofCapacity: (taken: number, capacity: number) => `${taken} of ${capacity} places taken`,
    closed: 'Closed for orders',
    today: 'Today',
    packed: (packed: number, live: number) => `${packed} of ${live} packed`,
    shipped: (count: number) => `${count} on the way or delivered`,
  },
  day: {
    title: (day: string) => `Kitchen for ${day}`,
    back: 'All days',
    tabs: 'Sheets of the day',
    purchase: 'Purchase list',
    portioning: 'Portioning sheet',
    labels: 'Labels',
    cards: 'Recipe cards',
    foodLabels: 'Food labels',
    packing: 'Packing board',
    emptyTitle: 'No boxes for this day',
    emptyText: 'Nobody has ordered for it yet. Orders appear here as they are placed.',
    emptyNext: 'Choose another day',
    agree: (ingredients: number) =>
      ingredients === 1
        ? 'The sheets and the stock agree on the one ingredient of this day.'
        : `The sheets and the stock agree on all ${ingredients} ingredients of this day.`,
    differ: (count: number) =>
      count === 1
        ? 'The sheets and the stock disagree on 1 ingredient.'
        : `The sheets and the stock disagree on ${count} ingredients.`,
    differText: 'Count these before you portion, and tell whoever looks after the system.',
    ingredient: 'Ingredient',
    needed: 'Purchase list',
    portioned: 'Portioning sheet',
    taken: 'Taken from stock',
  },
  purchase: {
    title: 'Purchase list',
    all: 'All ingredients',
    toBuy: 'Only what to buy',
    show: 'Show',
    intro:
      'What this day needs is already set aside. Likely yet is what orders to come for it and the days before it usually take. To buy is what leaves the free stock at its mark after that.',
    ingredient: 'Ingredient',
    needed: 'Needed',
    likely: 'Likely yet',
    about: (amount: string) => `about ${amount}`,
    packs: 'Packs to open',
    packsOf: (packs: number, size: string) => `${packs} × ${size}`,
    onHand: 'In the house',
    free: 'Free',
    mark: 'Mark',
    buy: 'To buy',
    cost: 'Cost',
    unknown: 'unknown',
    unknownCosts: (count: number) =>
      count === 1
        ? 'and 1 ingredient whose purchase cost is unknown'
        : `and ${count} ingredients whose purchase cost is unknown`,
    nothing: 'Nothing',
    left: (amount: string) => `${amount} left over`,
    total: 'To buy in all',
    nothingToBuy: 'Nothing to buy: every ingredient of this day is at its mark or above.',
    empty: 'This day needs nothing: all of its orders were cancelled.',
  },
  portioning: {
    title: 'Portioning sheet',
    intro: 'Each group is filled from the same bowls in the same amounts.',
    recipe: (boxCount: number, servingCount: number) =>
      `${meals(boxCount)}, ${servings(servingCount)}`,
    group: (servingCount: number, boxCount: number) =>
      `${servings(servingCount)}, ${boxCount === 1 ? 'once' : `${boxCount} times`}`,
    asWritten: 'As written',
    ingredient: 'Ingredient',
    each: 'Each',
    total: 'Together',
    orders: (orderNos: readonly number[]) =>
      `${orderNos.length === 1 ? 'Order' : 'Orders'} ${orderNos.join(', ')}`,
    done: 'Portioned',
    empty: 'There is nothing to portion: all orders of this day were cancelled.',
  },
  cards: {
    title: 'Recipe cards',
    intro: (count: number) =>
      `${count === 1 ? 'One card' : `${count} cards`}, one to a page, each in the language that its customer reads. Print them as one job.`,
    empty: 'Nobody ordered for this day.',
    order: (orderNo: number, line: number, of: number) => `Order ${orderNo}, meal ${line} of ${of}`,
  },
  labels: {
    title: 'Labels',
    intro: 'A4 label sheets with six labels of 99.1 × 93.1 mm. Print at 100 %, without margins.',
    show: 'Show',
    all: 'All',
    onlyMeals: 'Meals',
    onlyBoxes: 'Boxes',
    sheet: (no: number, of: number) => `Sheet ${no} of ${of}`,
    order: (orderNo: number) => `Order ${orderNo}`,
    line: (lineNo: number, of: number) => `${lineNo} of ${of}`,
    part: (no: number, of: number) => `Label ${no} of ${of} of this meal: keep them together`,
    partOfBox: (no: number, of: number) => `Label ${no} of ${of} of this box: keep them together`,
    box: 'Box',
    contains: 'Contains',
    containsNone: 'None of the 14 allergens is declared.',
    mayContain: 'May contain traces of',
    addedSince: (list: string) => `Added since it was ordered: ${list}`,
    lostSince: (what: string) => `Since it was ordered: ${what}`,
    phone: (phone: string) => `Tel. ${phone}`,
    checkAge: (age: number) => `Alcohol: check age, ${age} or older`,
    undeclared: (list: string) => `Not declared for ${list}: may contain any allergen`,
    acknowledged: 'Customer confirmed the allergens',
    changed: 'Changed',
    ingredients: 'Inside',
    empty: 'There is nothing to label: all orders of this day were cancelled.',
  },
  scan: {
    title: 'Scan',
    hint: 'The code of a recipe card, or the number of a box. A scanner is heard wherever you are on this page.',
    noBox: 'No box is open.',
    box: (orderNo: number) => `On the table: box ${orderNo}.`,
    next: 'Next box',
    packed: (orderNo: number, lineNo: number) => `Box ${orderNo}: meal ${lineNo} is in.`,
    already: 'This meal is in already.',
    wrong: {
      unknown: 'Stop: this is no code of ours.',
      'no-such-box': 'Stop: no box of this day has this number.',
      'other-box': 'Stop: this meal goes into another box.',
      'no-such-meal': 'Stop: this box has no such meal.',
      'not-packed': 'Stop: this box is cancelled, or has left the house.',
    },
  },
  foodLabels: {
    title: 'Food labels',
    intro: (regime: string) =>
      `What the law asks the label of each meal to tell (${regime}), for the meal as it was ordered. A label of which something is unknown is not printed.`,
    empty: 'There is nothing to label: all orders of this day were cancelled.',
    pdf: 'PDF',
    zpl: (dpi: number) => `ZPL, ${dpi} dpi`,
    meal: (orderNo: number, lineNo: number) => `Order ${orderNo}, meal ${lineNo}`,
    one: 'This label as PDF',
    oneOf: (orderNo: number, lineNo: number) =>
      `This label as PDF: order ${orderNo}, meal ${lineNo}`,
    printer: 'Label printer',
    print: 'Print on it',
    printOne: 'Print this label',
    printOneOf: (orderNo: number, lineNo: number) =>
      `Print this label: order ${orderNo}, meal ${lineNo}`,
    printed: (count: number, incomplete: number) =>
      incomplete === 0
        ? `The printer has taken ${count} ${count === 1 ? 'label' : 'labels'}.`
        : `The printer has taken ${count} ${count === 1 ? 'label' : 'labels'}; ${incomplete} are not complete and were not sent.`,
    printerAway: {
      'no-answer': 'The printer does not answer. Is it on, and in this network?',
      refused: 'What is at that address takes no labels: look at its port under Settings.',
      'unknown-host': 'Nothing is known by the printer’s address: look at it under Settings.',
      'broken-off': 'The printer broke off. Look at what came out before you print again.',
    } as Record<string, string>,
    printerGone: 'There is no printer of this name any more.',
    nothingComplete: 'No label of these is complete: below stands what is missing.',
    failed: 'That did not work. Please try again.',
    incomplete: (count: number) =>
      count === 1 ? '1 label is not complete' : `${count} labels are not complete`,
    missing: 'Missing, so not printed:',
    gap: (name: string, field: string) => `${name}: ${field}`,
    ofShop: {
      operatorName: 'Full legal name of who runs the shop',
      operatorAddress: 'Postal address of who runs the shop',
      recipeName: 'The name of the recipe',
      ingredient: 'the shop has it no more',
      lotDate: 'use-by or best-before of its lot',
    } as Record<string, string>,
  },
  packing: {
    title: 'Packing board',
    progress: (packed: number, live: number) => `${packed} of ${boxes(live)} packed`,
    show: 'Show',
    all: 'All',
    find: 'Find a box',
    findHint: 'Order number or name',
    none: 'No box matches.',
    noneNext: 'Show all boxes',
    order: (orderNo: number) => `Order ${orderNo}`,
    line: (name: string, servingCount: number) => `${name}, ${servings(servingCount)}`,
    changed: 'Changed',
    blocked: (food: string, amount: string, lotNo: number) =>
      `Do not send: ${food}, ${amount}, is of lot ${lotNo}, which is blocked. Take it out.`,
    takenOut: 'Taken out',
    takenOutOf: (orderNo: number, food: string) => `Taken out of order ${orderNo}: ${food}`,
    lot: (lotNo: number) => `food of lot ${lotNo}`,
    linesPacked: (packed: number, of: number) => `${packed} of ${of} packed`,
    saving: 'Saving',
    byAllergens: 'In order of allergens',
    noAllergens: 'None of the 14 allergens declared',
    unknownAllergens: 'Allergens of something in it are not declared',
    kept: 'Kept here',
    keptMarks: (count: number) =>
      `${count === 1 ? 'One mark is' : `${count} marks are`} kept on this device, for the store has not heard ${count === 1 ? 'it' : 'them'} yet. ${count === 1 ? 'It is' : 'They are'} sent as soon as it does.`,
    keptRefused: (lineNo: number, why: string) =>
      `What you marked of meal ${lineNo} while there was no connection does not hold: ${why}`,
    next: stepsToStatus,
    nextOf: stepsOfOrder,
    shipAll: (count: number) => `Ship ${boxes(count)} that are packed`,
    shipAllTitle: 'Ship all packed boxes',
    shipAllText: (count: number) =>
      `${boxes(count)} will be marked as shipped. Customers are told in two minutes that they are on the way; until then it can be taken back unseen.`,
    shipAllYes: 'Ship them',
    cancelled: 'Cancelled. Take this box off the table; its ingredients went back to the stock.',
    mayCancel: (until: string) =>
      `The customer may cancel until ${until}. Marks are kept; packing begins after that.`,
    takesBack: takesBackStatus,
    takesBackOf: (orderNo: number, label: string) => `Order ${orderNo}: ${label}`,
    moved: (orderNo: number, status: string) => `Order ${orderNo} is now ${status.toLowerCase()}.`,
    refused: {
      'order-not-found': 'This order is not of this day any more.',
      'line-not-found': 'This meal is not in the order any more.',
      'order-move-not-allowed':
        'That cannot be done as the order stands now. It is shown as it is.',
      'customer-may-cancel':
        'The customer may still cancel it. To start earlier, open the order and say why.',
      'no-good-lot':
        'Something of it is in no lot that is good on its day. Put other food in, or tell what is missing.',
      'blocked-food': 'It holds food of a lot that is blocked. Take that out first.',
      'not-signed-in': 'Your session has ended. Sign in again, then go on.',
    } as Record<string, string>,
    lost: 'Not saved: the store could not be reached. It is shown as it was; try again.',
    stale: 'The board could not be refreshed. What you see may be old.',
    refresh: 'Refresh',
    signedOut: 'Your session has ended. What you mark is kept on this device until you',
    signIn: 'sign in again',
  },
};
