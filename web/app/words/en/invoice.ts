/** What stands around an invoice; what it says itself is the same on the page and on paper. */
export const invoiceWords = {
  pdf: 'Save as a PDF',
  print: 'Print',
  backToOrder: 'Back to the order',
  backToMoney: (orderNo: number) => `Money of order ${orderNo}`,
};
