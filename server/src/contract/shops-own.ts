/** By what names the shop itself gives money back, where nobody of the staff asked for it. */
export const shopsOwn = { cashier: 'cashier', packing: 'packing room', shop: 'shop' } as const;
