import type {
  OnwardStatus,
  Reversible,
  Status,
} from '../../../../server/src/contract/order-status.ts';

/** What customers read. */
export const statusesForCustomers: Record<Status, string> = {
  'awaiting-payment': 'Waiting for payment',
  placed: 'Placed',
  packing: 'Being packed',
  packed: 'Packed',
  shipped: 'On its way',
  delivered: 'Delivered',
  returned: 'Came back to us',
  cancelled: 'Cancelled',
};

/** What staff read. */
export const statusesForStaff: Record<Status, string> = {
  'awaiting-payment': 'Awaiting payment',
  placed: 'Placed',
  packing: 'Packing',
  packed: 'Packed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  returned: 'Returned',
  cancelled: 'Cancelled',
};

/** What staff press to bring an order there. */
export const movesToStatus: Record<Status, string> = {
  'awaiting-payment': 'Back to awaiting payment',
  placed: 'Back to placed',
  packing: 'Start packing',
  packed: 'Mark as packed',
  shipped: 'Mark as shipped',
  delivered: 'Mark as delivered',
  returned: 'The box came back',
  cancelled: 'Cancel order',
};

/** What staff press to take that back. */
export const takesBackStatus: Record<Reversible, string> = {
  packing: 'Not being packed after all',
  packed: 'Not packed after all',
  shipped: 'Not shipped after all',
  delivered: 'Not delivered after all',
  returned: 'It did not come back after all',
};

/** The same on the packing board, and as it is read out. */
export const stepsToStatus: Record<OnwardStatus, string> = {
  packing: 'Start packing',
  packed: 'Everything is in',
  shipped: 'Ship',
  delivered: 'Delivered',
};

export const stepsOfOrder: Record<OnwardStatus, (orderNo: number) => string> = {
  packing: (orderNo) => `Start packing order ${orderNo}`,
  packed: (orderNo) => `Everything is in order ${orderNo}`,
  shipped: (orderNo) => `Ship order ${orderNo}`,
  delivered: (orderNo) => `Order ${orderNo} is delivered`,
};
