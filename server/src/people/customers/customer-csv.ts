import type { CsvColumns } from '../../contract/csv.ts';
import type { Customer } from './customer.ts';

/** Customers as a file has them. What they eat and avoid may tell of their health: that stays here. */
export const customerColumns: CsvColumns<Customer> = {
  customer_no: ({ customerNo }) => customerNo,
  name: ({ name }) => name,
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  address: ({ address }) => address,
  postcode: ({ postcode }) => postcode,
  country: ({ country }) => country,
};
