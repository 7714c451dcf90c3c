import { z } from 'zod';
import { allergens, diets } from '../../contract/food-terms.ts';

/** Somebody who eats with a customer. */
export const memberRow = z.object({
  memberNo: z.int(),
  name: z.string(),
  diets: z.array(z.enum(diets)),
  avoidedAllergens: z.array(z.enum(allergens)),
  /** Numbers of ingredients. */
  dislikes: z.array(z.int()),
  /** Whole servings that they eat. */
  portions: z.int(),
  version: z.int(),
});
export type Member = z.infer<typeof memberRow>;

export const customerRow = z.object({
  customerNo: z.int(),
  accountId: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  country: z.string().nullable(),
  postcode: z.string().nullable(),
  /** What the driver should know. */
  note: z.string().nullable(),
  email: z.string().nullable(),
  diets: z.array(z.enum(diets)),
  avoidedAllergens: z.array(z.enum(allergens)),
  /** The others of the household, read together with the version that counts their changes too. */
  members: z.array(memberRow),
  /** Moves with every change of the profile, and of the household. */
  profileVersion: z.int(),
});
export type Customer = z.infer<typeof customerRow>;

export type ProfileChanges = Partial<
  Pick<
    Customer,
    'name' | 'phone' | 'address' | 'country' | 'postcode' | 'note' | 'diets' | 'avoidedAllergens'
  >
>;

/** One of the places that a customer has boxes brought to. */
export const addressRow = z.object({
  addressNo: z.int(),
  label: z.string(),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  country: z.string().nullable(),
  postcode: z.string().nullable(),
  note: z.string().nullable(),
  version: z.int(),
});
export type Address = z.infer<typeof addressRow>;
export type AddressDraft = Omit<Address, 'addressNo' | 'version'>;

export const mostAddresses = 20;
