import { decimalOf, type CsvColumns } from '../../contract/csv.ts';
import type { Order } from './order.ts';

/** Orders as a file has them. */
export const orderColumns: CsvColumns<Order> = {
  order_no: ({ orderNo }) => orderNo,
  status: ({ status }) => status,
  placed_at: ({ placedAt }) => placedAt,
  delivery_day: ({ day }) => day,
  total: ({ totalCents }) => decimalOf(totalCents),
  currency: ({ currency }) => currency,
  customer_no: ({ customerNo }) => customerNo,
  name: ({ deliverTo }) => deliverTo.name,
  email: ({ deliverTo }) => deliverTo.email,
  phone: ({ deliverTo }) => deliverTo.phone,
  address: ({ deliverTo }) => deliverTo.address,
  postcode: ({ deliverTo }) => deliverTo.postcode,
  country: ({ deliverTo }) => deliverTo.country,
  note: ({ deliverTo }) => deliverTo.note,
};
