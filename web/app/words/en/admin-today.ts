const orders = (count: number) => (count === 1 ? '1 order' : `${count} orders`);

/** The state of the shop. */
export const adminTodayWords = {
  title: 'Today',
  revenue: 'Sold today',
  revenueBeside: (count: number) => `in ${orders(count)}, with delivery and tax`,
  inTheHouse: 'Boxes to send',
  inTheHouseBeside: 'placed, being packed or packed',
  lowStock: 'Low on stock',
  lowStockBeside: 'at or under their mark',
  average: (days: number) => `Sold in ${days} days`,
  trial: 'This shop is a trial: no money moves',
  trialText:
    'Customers pay in the sandbox, with test cards such as 4242 4242 4242 4242. Sales, payments and books look as they would, and nobody was charged.',
  trialNext:
    'To sell, set LARDER_PAYMENTS to stripe, which takes cards, or to invoice, where you arrange payment yourself. Begin with a data folder of its own: orders of the trial cannot be charged.',
  unwell: (count: number) =>
    count === 1 ? 'Something is wrong with the store' : `${count} things are wrong with the store`,
  unwellSince: (when: string) => `since ${when}`,
  lastBackup: (when: string) => `the last is of ${when}`,
  late: (count: number) =>
    count === 1
      ? 'One box is late: its day has passed and it is still in the house.'
      : `${count} boxes are late: their day has passed and they are still in the house.`,
  lateNext: 'See them',
  ordersByStatus: 'Orders due',
  ordersText: 'For today and later.',
  days: 'Next delivery days',
  daysLink: 'All days',
  boxes: (taken: number, capacity: number) => `${taken} of ${capacity} boxes`,
  closed: 'closed',
  noDays: 'No day can be ordered for at the moment.',
  sales: 'Sales by day',
  range: 'How many days',
  lastDays: (days: number) => `${days} days`,
  chart: (total: string, orders: string, from: string, to: string) =>
    `Sales by day from ${from} to ${to}: ${total} in ${orders}. The table below has each day.`,
  otherCurrency: (total: string, orders: string) =>
    `Not counted above, in another currency: ${total} in ${orders}.`,
  orderCount: orders,
  asTable: 'Show as a table',
  day: 'Day',
  orders: 'Orders',
  servings: 'Servings',
  revenueHead: 'Sold',
  cancelled: 'Cancelled',
  noSalesTitle: 'Nothing was sold in these days',
  noSalesText: 'Sales appear here with the first order.',
  best: 'Best recipes',
  bestBeside: (days: number) => `By servings, in ${days} days`,
  servingsSold: (count: number) => (count === 1 ? '1 serving' : `${count} servings`),
  noBest: 'No recipe was sold in these days.',
  low: 'Low on stock',
  lowLink: 'Stock',
  left: (amount: string) => `${amount} left`,
  mark: (amount: string) => `mark ${amount}`,
  limits: (name: string, portions: number) =>
    portions === 0 ? `${name} is sold out` : `${name}: ${portions} servings left`,
  andMore: (count: number) => `and ${count} more`,
  noLow: 'Everything is above its mark.',
  nameless: 'Without a name',
};
