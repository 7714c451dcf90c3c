import type { Allergen, Diet } from '../../contract/food-terms.ts';

export type Customer = {
  customerNo: number;
  accountId: string;
  name: string | null;
  phone: string | null;
  address: string | null;
  email: string | null;
  diets: Diet[];
  avoidedAllergens: Allergen[];
  /** Moves with every change of the profile. */
  profileVersion: number;
};

export type ProfileChanges = Partial<
  Pick<Customer, 'name' | 'phone' | 'address' | 'diets' | 'avoidedAllergens'>
>;
