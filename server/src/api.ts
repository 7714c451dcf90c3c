import { contract as cart } from './checkout/cart/contract.ts';
import { contract as changing } from './checkout/changing/contract.ts';
import { contract as days } from './checkout/days/contract.ts';
import { contract as weeks } from './checkout/weeks/contract.ts';
import { contract as orders } from './checkout/orders/contract.ts';
import { contract as pricing } from './checkout/pricing/contract.ts';
import { contract as promotions } from './checkout/promotions/contract.ts';
import { contract as placing } from './checkout/placing/contract.ts';
import { together, type ApiOf } from './contract/route.ts';
import { contract as ingredients } from './food/ingredients/contract.ts';
import { contract as menu } from './food/menu/contract.ts';
import { contract as menuFiles } from './food/menu-files/contract.ts';
import { contract as recipeFiles } from './food/writing-files/contract.ts';
import { contract as imports } from './food/imports/contract.ts';
import { contract as pictures } from './food/pictures/contract.ts';
import { contract as recipes } from './food/recipes/contract.ts';
import { contract as translations } from './food/translations/contract.ts';
import { contract as operator } from './http/operator-contract.ts';
import { contract as again } from './liking/again/contract.ts';
import { contract as lately } from './liking/lately/contract.ts';
import { contract as favourites } from './liking/favourites/contract.ts';
import { contract as ratings } from './liking/ratings/contract.ts';
import { contract as hygiene } from './kitchen/hygiene/contract.ts';
import { contract as packing } from './kitchen/packing/contract.ts';
import { contract as recall } from './kitchen/recall/contract.ts';
import { contract as shortages } from './kitchen/shortages/contract.ts';
import { contract as forecast } from './kitchen/forecast/contract.ts';
import { contract as foodLabels } from './kitchen/labels/contract.ts';
import { contract as sheets } from './kitchen/sheets/contract.ts';
import { contract as reports } from './office/reports/contract.ts';
import { contract as planning } from './office/planning/contract.ts';
import { contract as erasure } from './office/erasure/contract.ts';
import { contract as health } from './office/health/contract.ts';
import { contract as letters } from './office/letters/contract.ts';
import { contract as rights } from './office/rights/contract.ts';
import { contract as webhooks } from './office/webhooks/contract.ts';
import { contract as payments } from './payments/payments/contract.ts';
import { contract as sandbox } from './payments/sandbox/contract.ts';
import { contract as invoices } from './payments/invoices/contract.ts';
import { contract as disputes } from './payments/disputes/contract.ts';
import { contract as refunds } from './payments/refunds/contract.ts';
import { contract as books } from './ledger/books/contract.ts';
import { contract as auth } from './people/auth/contract.ts';
import { contract as consents } from './people/consents/contract.ts';
import { contract as customers } from './people/customers/contract.ts';
import { contract as email } from './people/email/contract.ts';
import { contract as household } from './people/household/contract.ts';
import { contract as mailboxes } from './people/mailboxes/contract.ts';
import { contract as passkeys } from './people/passkeys/contract.ts';
import { contract as reminders } from './people/reminders/contract.ts';
import { contract as sessions } from './people/sessions/contract.ts';
import { contract as staff } from './people/staff/contract.ts';
import { contract as substitutions } from './people/substitutions/contract.ts';
import { contract as tokens } from './people/tokens/contract.ts';
import { contract as audit } from './shop/audit/contract.ts';
import { contract as legal } from './shop/legal/contract.ts';
import { contract as settings } from './shop/settings/contract.ts';
import { contract as compose } from './subscriptions/compose/contract.ts';
import { contract as withdrawals } from './checkout/withdrawals/contract.ts';
import { contract as planFigures } from './subscriptions/figures/contract.ts';
import { contract as plans } from './subscriptions/plans/contract.ts';
import { contract as inventory } from './stock/inventory/contract.ts';
import { contract as purchasing } from './stock/purchasing/contract.ts';
import { contract as buying } from './kitchen/buying/contract.ts';
import { contract as kitchens } from './stock/kitchens/contract.ts';
import { contract as lots } from './stock/lots/contract.ts';

/** Every route of the API as data, by name: what it takes, answers and refuses, and who may call it. Reads nothing, starts nothing. */
export const api = together(
  operator,
  health,
  settings,
  legal,
  auth,
  customers,
  household,
  consents,
  staff,
  email,
  sessions,
  passkeys,
  tokens,
  reminders,
  substitutions,
  mailboxes,
  menu,
  cart,
  days,
  weeks,
  pricing,
  promotions,
  plans,
  planFigures,
  withdrawals,
  placing,
  orders,
  changing,
  payments,
  compose,
  recipes,
  translations,
  pictures,
  menuFiles,
  recipeFiles,
  imports,
  ingredients,
  inventory,
  kitchens,
  lots,
  purchasing,
  books,
  invoices,
  refunds,
  disputes,
  favourites,
  ratings,
  again,
  lately,
  forecast,
  buying,
  sheets,
  hygiene,
  foodLabels,
  packing,
  recall,
  shortages,
  reports,
  planning,
  audit,
  letters,
  rights,
  erasure,
  webhooks,
  sandbox,
);

/** What a typed client needs to know: `hc<Api>(url)`. */
export type Api = ApiOf<typeof api>;
