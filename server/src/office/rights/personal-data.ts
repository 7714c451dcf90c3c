/** A table of which rows are somebody's, found by what it is `of`, and told to them under a name. */
export type Told = {
  /** Which of its columns says whose a row is. */
  of: 'customer_no' | 'order_no' | 'account_id' | 'subscription_no';
  /** What it is called in what they are told; parts of an order stand inside it. */
  as: string;
  tells: readonly string[];
  /** Columns that are not told, each with the reason. */
  keepsBack: Readonly<Record<string, string>>;
  whenErased: string;
};
/** A table that holds something of somebody and is not told. */
export type NotTold = { because: string; whenErased: string };
/** Holds nothing of any customer. */
export type Nobodys = 'nobody';

const ownersKey = 'the number of the customer, told once in the profile';
const theStaffs = 'who of the staff did it is theirs';
const askedBefore =
  'by which the store knows a request that is repeated; says nothing that the order does not';
const providersName = 'what the provider calls it, by which it could be asked for';

const expires = 'It is gone with its account, or by itself within the time that it is good for.';
const goes = 'Removed at once.';
const staysWithoutThem = 'It stays, without anything of the person.';

/**
 * What the store keeps of people: every table of the database, with what of it its customer is told and what becomes of it when they are
 * erased. A test walks the database's own catalogue and names a table or a column that is missing here.
 */
export const personalData: Readonly<Record<string, Told | NotTold | Nobodys>> = {
  // the person
  customer: {
    of: 'customer_no',
    as: 'profile',
    tells: [
      'customer_no',
      'cust_name',
      'cust_phone_country',
      'cust_phone',
      'cust_address',
      'cust_country',
      'cust_postcode',
      'cust_note',
      'cust_email',
      'former_emails',
      'email_since',
      'diets',
      'avoided_allergens',
      'language',
      'created_at',
    ],
    keepsBack: {
      account_id: 'the key of the account',
      last_member_no: 'counts those who were ever of the household',
      profile_version: 'counts changes of the profile',
    },
    whenErased: 'The number stays, because orders name it; everything else is removed at once.',
  },
  erasure: {
    because: 'of whom there is a row here, there is nothing left to tell',
    whenErased: 'Says that it was done, when, by whom and why.',
  },
  email_change: {
    of: 'customer_no',
    as: 'emailChanges',
    tells: [
      'new_email',
      'asked_at',
      'expires_at',
      'old_confirmed_at',
      'new_confirmed_at',
      'ended_at',
    ],
    keepsBack: {
      change_no: 'the number of a row',
      customer_no: ownersKey,
      old_key: 'what a key is known by',
      new_key: 'what a key is known by',
    },
    whenErased:
      'Removed at once; a copy of the letter to an address that nobody confirmed to be theirs stays for as long as copies are kept.',
  },
  consent: {
    of: 'customer_no',
    as: 'agreements',
    tells: ['topic', 'version_no', 'agreed_at', 'agreed_when', 'agreed_in'],
    keepsBack: { customer_no: ownersKey },
    whenErased:
      'It stays beside the orders that stay, because it says under which terms they were placed; of whoever never ordered it is removed at once.',
  },
  reminder_choice: {
    of: 'customer_no',
    as: 'reminders',
    tells: ['wanted', 'said_at', 'said_in'],
    keepsBack: { customer_no: ownersKey, choice_no: 'the number of a row' },
    whenErased: goes,
  },
  substitution_choice: {
    of: 'customer_no',
    as: 'substitutions',
    tells: ['choice', 'never_groups', 'chosen_at'],
    keepsBack: { customer_no: ownersKey },
    whenErased: goes,
  },
  mail_stop: {
    because: 'that an address takes no letters, which its customer is told in their account',
    whenErased: goes,
  },
  customer_address: {
    of: 'customer_no',
    as: 'addresses',
    tells: [
      'address_no',
      'label',
      'name',
      'phone_country',
      'phone',
      'address',
      'country',
      'postcode',
      'note',
    ],
    keepsBack: { customer_no: ownersKey, version: 'counts changes of the address' },
    whenErased: goes,
  },
  household_member: {
    of: 'customer_no',
    as: 'household',
    tells: ['member_no', 'name', 'diets', 'avoided_allergens', 'dislikes', 'portions'],
    keepsBack: { customer_no: ownersKey, version: 'counts changes of the member' },
    whenErased: goes,
  },
  favourite: {
    of: 'customer_no',
    as: 'favourites',
    tells: ['recipe_no', 'since'],
    keepsBack: { customer_no: ownersKey, mark_no: 'the number of a row' },
    whenErased: goes,
  },
  payment_method: {
    of: 'customer_no',
    as: 'cards',
    tells: ['provider', 'label', 'expires', 'saved_at'],
    keepsBack: { customer_no: ownersKey, method_ref: providersName },
    whenErased: 'Removed at once, also at the provider.',
  },
  gift_card: {
    of: 'customer_no',
    as: 'giftCards',
    tells: ['code_end', 'cents', 'currency', 'last_day', 'kept_at', 'stopped_at'],
    keepsBack: {
      gift_no: 'the number of a row',
      key: 'what keeps a form that is sent twice from issuing two: staff made it up',
      customer_no: ownersKey,
      code_digest: 'nobody can read the code in it',
      issued_at: 'the shop issued it, to whoever bought it',
      issued_by: theStaffs,
      sold: 'how the shop came to issue it',
      note: 'what the shop wrote for itself when it issued it',
      version: 'counts changes of the card',
    },
    whenErased:
      'It is nobody’s again: what is left on it is spent by whoever has its code. What is kept of it says nothing of the person.',
  },
  credit_grant: {
    of: 'customer_no',
    as: 'credit',
    tells: ['cents', 'currency', 'kind', 'reason', 'order_no', 'given_at'],
    keepsBack: {
      grant_no: 'the number of a row',
      customer_no: ownersKey,
      key: askedBefore,
      given_by: theStaffs,
    },
    whenErased: 'Why it was given is removed; what is left of it is nobody’s any more.',
  },
  referral_code: {
    of: 'customer_no',
    as: 'invitation',
    tells: ['code'],
    keepsBack: { customer_no: ownersKey },
    whenErased: goes,
  },
  subscription: {
    of: 'customer_no',
    as: 'subscriptions',
    tells: [
      'subscription_no',
      'plan_status',
      'meals',
      'servings',
      'weekday',
      'every_weeks',
      'first_week',
      'paused_until',
      'deliver_name',
      'deliver_phone',
      'deliver_address',
      'deliver_country',
      'deliver_postcode',
      'deliver_note',
      'terms_version',
      'agreed_at',
      'agreed_in',
      'end_reason',
      'ended_at',
    ],
    keepsBack: {
      customer_no: ownersKey,
      method_ref: providersName,
      look_at: 'when the shop looks at it next',
      version: 'counts changes of the subscription',
    },
    whenErased:
      'It ends first, and stays with its numbers; name, phone, address, postcode, note, card and reason are removed at once.',
  },
  subscription_week: {
    of: 'subscription_no',
    as: 'subscriptionWeeks',
    tells: ['week', 'day', 'week_state', 'why', 'order_no', 'closes_at'],
    keepsBack: {
      subscription_no: 'that of the subscription, which is told',
      placement: 'counts how often a box was planned for it',
    },
    whenErased: staysWithoutThem,
  },
  subscription_receipt: {
    of: 'subscription_no',
    as: 'receipts',
    tells: ['content', 'digest', 'key_name', 'signature'],
    keepsBack: {
      subscription_no: 'in the content',
      seq: 'in the content',
      given_at: 'in the content',
    },
    whenErased: 'It stays: it holds numbers, and nothing of the person.',
  },
  subscription_notice: {
    of: 'subscription_no',
    as: 'cancellations',
    tells: ['notice_no', 'arrived_at', 'email', 'named_no', 'reason'],
    keepsBack: { subscription_no: 'that of the subscription, which is told' },
    whenErased: `${goes} One that ended nothing, of whomever, is gone after three years.`,
  },
  withdrawal: {
    of: 'order_no',
    as: 'withdrawals',
    tells: [
      'withdrawal_no',
      'arrived_at',
      'name',
      'email',
      'named_no',
      'statement',
      'order_no',
      'outcome',
      'settled_at',
    ],
    keepsBack: { settled_by: theStaffs },
    whenErased: `${goes} One of no order that there is, of whomever, is gone after three years.`,
  },
  subscription_letter: {
    because:
      'of which box or year a subscriber was reminded, so that it is done once; the letter is told',
    whenErased: staysWithoutThem,
  },
  receipt_key: 'nobody',
  code_guess: {
    because: 'how many codes were entered that are none, within the last hour that there was one',
    whenErased: goes,
  },
  promotion: 'nobody',
  allowance: {
    because:
      'how much of a gift card, of credit or of a promotion is used: what they hold and what orders took is told',
    whenErased:
      'The digests of phone and door by which a first order is known again are removed; the rest says no more than numbers.',
  },
  staff: {
    of: 'account_id',
    as: 'work',
    tells: ['staff_email', 'role', 'since', 'changed_at'],
    keepsBack: {
      staff_no: 'the number of a row',
      account_id: 'the key of the account',
      version: 'counts changes of the role',
      changed_by: theStaffs,
    },
    whenErased:
      'Nobody is erased while they work here. Of somebody who did, the address is removed from the list of staff; under what they did for the shop it stays.',
  },
  audit_entry: {
    because:
      'what was changed in the shop, under the account of whoever of the staff did it; nothing of a customer',
    whenErased: staysWithoutThem,
  },
  api_token: {
    because:
      'what other software may do in the shop, under the account of whoever of the staff made it',
    whenErased: staysWithoutThem,
  },
  webhook_endpoint: 'nobody',
  webhook_event: {
    because: 'what happened in the shop, by numbers; gone after thirty days',
    whenErased: staysWithoutThem,
  },
  webhook_delivery: {
    because: 'that other software was told of it, and what that answered; gone after thirty days',
    whenErased: staysWithoutThem,
  },
  staff_invitation: {
    because: 'whoever is invited has the letter, and it runs out within seven days',
    whenErased: goes,
  },

  // orders
  orders: {
    of: 'customer_no',
    as: 'orders',
    tells: [
      'order_no',
      'order_status',
      'order_date',
      'placed_at',
      'delivery_day',
      'cancel_until',
      'time_zone',
      'total_cents',
      'due_cents',
      'currency',
      'deliver_name',
      'deliver_phone_country',
      'deliver_phone',
      'deliver_address',
      'deliver_country',
      'deliver_postcode',
      'deliver_note',
      'deliver_email',
      'confirmed_age',
      'tax_region',
      'tax_included',
      'payment_by',
      'pay_by',
      'dunned',
      'dunned_at',
    ],
    keepsBack: {
      customer_no: ownersKey,
      idempotency_key: askedBefore,
      request_hash: askedBefore,
      basket_id: askedBefore,
      basket_version: askedBefore,
      commit_group: 'which orders were written together',
      kitchen_no: 'the number of a row: which kitchen cooks it',
      zone_no: 'the number of a row; what delivery cost is among the charges',
      edit_no: 'counts the changes, which are told',
      cashier_at: 'when the cashier looks at it next',
      cashier_failures: 'how often the provider was away',
    },
    whenErased:
      'The order stays; name, phone, address, postcode, e-mail, note and confirmed age are removed at once.',
  },
  order_recipe: {
    of: 'order_no',
    as: 'meals',
    tells: [
      'line_no',
      'recipe_no',
      'recipe_name',
      'recipe_description',
      'order_quantity',
      'price_cents',
      'allergens',
      'allergens_unknown',
      'may_contain',
      'traces_unknown',
      'diets',
      'changes',
      'acknowledged',
      'packed_at',
    ],
    keepsBack: {
      order_no: 'the order that it stands in',
      customer_no: ownersKey,
      edition_no: 'which version of the recipe; its card is with the order',
      preparation_cents: 'a part of the price that the shop reckons with',
      offer_week: 'by which the shop counts the portions of a week; the order says its day',
    },
    whenErased: staysWithoutThem,
  },
  shopping_cart: {
    of: 'order_no',
    as: 'ingredients',
    tells: ['line_no', 'ingredients_no', 'ingredients_name', 'quantity', 'price_cents'],
    keepsBack: {
      order_no: 'the order that it stands in',
      recipe_no: 'that of the meal of its line',
      customer_no: ownersKey,
    },
    whenErased: staysWithoutThem,
  },
  order_charge: {
    of: 'order_no',
    as: 'charges',
    tells: ['charge_no', 'kind', 'line_no', 'charge_name', 'basis_points', 'cents', 'included'],
    keepsBack: { order_no: 'the order that it stands in' },
    whenErased: staysWithoutThem,
  },
  order_move: {
    of: 'order_no',
    as: 'moves',
    tells: ['move_no', 'from_status', 'to_status', 'moved_at', 'reason', 'told_at'],
    keepsBack: { order_no: 'the order that it stands in', moved_by: theStaffs },
    whenErased: 'The move stays; its reason, which somebody wrote, is removed at once.',
  },
  order_edit: {
    of: 'order_no',
    as: 'changes',
    tells: ['edit_no', 'edited_at', 'before'],
    keepsBack: {
      order_no: 'the order that it stands in',
      edited_by: theStaffs,
      idempotency_key: askedBefore,
      request_hash: askedBefore,
    },
    whenErased: 'The change stays; where the box went before is removed at once.',
  },
  order_correction: {
    of: 'order_no',
    as: 'corrections',
    tells: ['told_at'],
    keepsBack: {
      order_no: 'the order that it stands in',
      catalogue_version: 'counts changes of the menu',
    },
    whenErased: staysWithoutThem,
  },
  missing_ingredient: {
    of: 'order_no',
    as: 'missing',
    tells: ['line_no', 'ingredients_no', 'amount', 'recalled_amount', 'told_at'],
    keepsBack: { order_no: 'the order that it stands in', told_by: theStaffs },
    whenErased: staysWithoutThem,
  },
  shortage: {
    of: 'order_no',
    as: 'shortages',
    tells: [
      'line_no',
      'ingredients_no',
      'amount',
      'with_no',
      'with_amount',
      'state',
      'told_at',
      'answered_at',
    ],
    keepsBack: {
      order_no: 'the order that it stands in',
      shortage_no: 'the number of a row',
      told_by: theStaffs,
    },
    whenErased: staysWithoutThem,
  },
  owed_back: {
    because: 'money that was owed back of an order; told as its refund once it went back',
    whenErased: staysWithoutThem,
  },
  rating_request: {
    because: 'that a customer was asked how the meals of an order were; the letter is told',
    whenErased: staysWithoutThem,
  },
  rating: {
    of: 'order_no',
    as: 'ratings',
    tells: ['line_no', 'stars', 'note', 'rated_at'],
    keepsBack: {
      order_no: 'the order that it stands in',
      recipe_no: 'that of the meal of its line',
      customer_no: ownersKey,
    },
    whenErased: 'The stars stay beside the meal; the note is removed at once.',
  },

  // money
  payment: {
    of: 'order_no',
    as: 'payments',
    tells: [
      'payment_no',
      'provider',
      'purpose',
      'amount_cents',
      'currency',
      'state',
      'authorised_cents',
      'captured_cents',
      'refunded_cents',
      'refund_reserved_cents',
      'capture_before',
      'failure',
      'opened_at',
      'observed_at',
      'asked_at',
    ],
    keepsBack: {
      order_no: 'the order that it stands in',
      ref: providersName,
      method_ref: providersName,
      account: 'which gift card or credit it came from; the provider says that it was one',
      return_token: 'opens the page after paying without a sign-in',
    },
    whenErased: staysWithoutThem,
  },
  promotion_use: {
    of: 'order_no',
    as: 'promotions',
    tells: ['terms', 'cents'],
    keepsBack: {
      order_no: 'the order that it stands in',
      promotion_no: 'the number of a row; its name is told in the terms',
      invited_by: 'somebody else',
    },
    whenErased: staysWithoutThem,
  },
  order_take: {
    because: 'which uses of a promotion an order took, which the promotion of the order tells',
    whenErased: 'What names phone and door by a digest is removed; the rest stays.',
  },
  refund: {
    of: 'order_no',
    as: 'refunds',
    tells: [
      'refund_no',
      'payment_no',
      'cents',
      'reason',
      'parts',
      'state',
      'failure',
      'asked_at',
      'settled_at',
    ],
    keepsBack: {
      order_no: 'the order that it stands in',
      key: askedBefore,
      ref: providersName,
      asked_by: theStaffs,
    },
    whenErased: 'The refund stays; its reason, which somebody wrote, is removed at once.',
  },
  invoice: {
    of: 'order_no',
    as: 'documents',
    tells: ['issued_at', 'content'],
    keepsBack: {
      order_no: 'the order that it stands in',
      series: 'in the number of the document',
      number: 'in the number of the document',
      refund_no: 'the number of a row; the document names what it corrects',
    },
    whenErased:
      'The document stays as the law asks; the name and the address on it, and the reason of a credit note, are removed when it need no longer be kept.',
  },
  transfer: {
    because: 'the same money in the words of the books; charges, payments and refunds tell it',
    whenErased: staysWithoutThem,
  },
  payment_hook: {
    because: 'that a provider said something of a payment, which is told',
    whenErased: staysWithoutThem,
  },
  sandbox_method: {
    because: 'the sandbox plays the provider; a card that is kept is told by its label',
    whenErased: 'Forgotten at once; what behaved like a card stays without anything of the person.',
  },
  sandbox_payment: {
    because: 'the sandbox plays the provider; the payment is told',
    whenErased: 'The payment stays; the e-mail is removed at once.',
  },
  sandbox_refund: {
    because: 'the sandbox plays the provider; the refund is told',
    whenErased: staysWithoutThem,
  },

  // what is passing
  choice: {
    because: 'the box that is being filled is told as `box`, and what was chosen last as `choices`',
    whenErased: goes,
  },
  outbox: {
    because: 'what is to be done next, within minutes: nothing that is not told elsewhere',
    whenErased: 'Letters that were still to be written are removed at once.',
  },
  order_lot: {
    because: 'from which lots what an order took was portioned; what it took its ingredients tell',
    whenErased: staysWithoutThem,
  },
  recall_line: {
    because:
      'which boxes a recall or a drill found; what was called back of an order is told as `missing`',
    whenErased: staysWithoutThem,
  },
  stock_movement: {
    because: 'what stock an order took, which its ingredients tell',
    whenErased: staysWithoutThem,
  },

  // the account
  'accounts.user': { because: 'the address, which the profile tells', whenErased: goes },
  'accounts.account': { because: 'the password, which nobody can read', whenErased: goes },
  'accounts.session': {
    because: 'told as `sessions`, without the keys of those that are open',
    whenErased: goes,
  },
  'accounts.spent_token': { because: 'keys that are good no more', whenErased: goes },
  'accounts.ended_session': { because: 'numbers of sessions that ended', whenErased: expires },
  'accounts.passkey': {
    because: 'told as `passkeys`, without the keys by which they are known',
    whenErased: goes,
  },
  'accounts.twoFactor': { because: 'the secret of an authenticator', whenErased: goes },
  'accounts.verification': { because: 'challenges of the moment', whenErased: expires },
  'accounts.sign_up': { because: 'passwords of sign-ups that wait', whenErased: goes },
  'accounts.mailed_code': { because: 'codes on their way by mail', whenErased: goes },
  'accounts.guess': { because: 'counts of wrong guesses under a hash', whenErased: expires },
  'accounts.attempt': { because: 'counts of attempts under a hash', whenErased: expires },
  'accounts.jwks': 'nobody',

  // the shop
  category: 'nobody',
  catalogue_state: 'nobody',
  kitchen: 'nobody',
  kitchen_day: 'nobody',
  kitchen_stock: 'nobody',
  lot: 'nobody',
  lot_movement: 'nobody',
  menu_week: 'nobody',
  menu_offer: 'nobody',
  delivery_day: 'nobody',
  hygiene_check: 'nobody',
  // Of the staff: who noted it.
  hygiene_entry: 'nobody',
  delivery_zone: 'nobody',
  former_slug: 'nobody',
  food_owed: 'nobody',
  goods_receipt: 'nobody',
  goods_receipt_line: 'nobody',
  ingredient_cost: 'nobody',
  import_batch: 'nobody',
  import_source: 'nobody',
  ingredient_alias: 'nobody',
  ingredients: 'nobody',
  item_name: 'nobody',
  schema_migration: 'nobody',
  legal_page: 'nobody',
  milestone: 'nobody',
  number_series: 'nobody',
  price_state: 'nobody',
  purchase_order: 'nobody',
  purchase_order_line: 'nobody',
  // Of the staff: who began and ended it.
  recall: 'nobody',
  recipe: 'nobody',
  recipe_edition: 'nobody',
  recipe_import: 'nobody',
  recipe_import_line: 'nobody',
  recipe_ingredients: 'nobody',
  recipe_source: 'nobody',
  recipe_swap: 'nobody',
  replica_mark: 'nobody',
  stock_change: 'nobody',
  settings_version: 'nobody',
  store_name: 'nobody',
  supplier: {
    because:
      'whom the shop buys from; its people are told by the shop, which wrote down what they gave it',
    whenErased: 'It is no customer’s, and stays until the shop changes it.',
  },
  supplier_article: 'nobody',
  synonym: 'nobody',
  order_owing: {
    because: 'says of an order that its customer was asked to pay again, as the order itself does',
    whenErased: staysWithoutThem,
  },
  tally_again: {
    because: 'it names an order that is counted again within a minute, and goes then',
    whenErased: 'It goes by itself within a minute.',
  },
  tally: 'nobody',
  tally_change: 'nobody',
  tally_state: 'nobody',
  tax_rate: 'nobody',
  translation: 'nobody',
  zone_postcode: 'nobody',
};

const isTold = (kept: Told | NotTold | Nobodys): kept is Told =>
  kept !== 'nobody' && 'tells' in kept;

/** The tables that are told, by what their rows are of. */
export const toldOf = (of: Told['of']): [table: string, told: Told][] =>
  Object.entries(personalData).flatMap(([table, kept]) =>
    isTold(kept) && kept.of === of && table !== 'orders' ? [[table, kept]] : [],
  );

/** A row as its owner reads it: what is told of it, each by its name in one word. */
export const tellRow = (
  table: string,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const kept = personalData[table];
  if (kept === undefined || !isTold(kept)) throw new Error(`Rows of ${table} are told to nobody.`);
  return Object.fromEntries(kept.tells.map((column) => [inOneWord(column), row[column] ?? null]));
};

/** `cust_phone_country` → `phoneCountry`. */
const inOneWord = (column: string): string =>
  column
    .replace(/^(cust|deliver)_/, '')
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
