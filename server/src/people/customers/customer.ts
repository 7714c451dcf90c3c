import { z } from 'zod';
import { allergens, diets } from '../../contract/food-terms.ts';

export const customerRow = z.object({
  customerNo: z.int(),
  accountId: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  email: z.string().nullable(),
  diets: z.array(z.enum(diets)),
  avoidedAllergens: z.array(z.enum(allergens)),
  /** Moves with every change of the profile. */
  profileVersion: z.int(),
});
export type Customer = z.infer<typeof customerRow>;

export type ProfileChanges = Partial<
  Pick<Customer, 'name' | 'phone' | 'address' | 'diets' | 'avoidedAllergens'>
>;
