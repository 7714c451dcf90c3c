import { adminCustomers } from './en/admin-customers.ts';
import { adminDays } from './en/admin-days.ts';
import { adminKitchen } from './en/admin-kitchen.ts';
import { adminMenu } from './en/admin-menu.ts';
import { adminOrders } from './en/admin-orders.ts';
import { adminStock } from './en/admin-stock.ts';
import { adminToday } from './en/admin-today.ts';
import { admin } from './en/admin.ts';
import { secondFactor } from './en/second-factor.ts';

/** What the back office says: apart from `words.ts`, so that none of it is sent to customers. */
export const words = {
  adminCustomers,
  adminDays,
  adminKitchen,
  adminMenu,
  adminOrders,
  adminStock,
  adminToday,
  admin,
  secondFactor,
};
