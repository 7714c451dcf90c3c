import type { hc, InferResponseType } from 'hono/client';
import type { Api } from '../../../server/src/api.ts';

export type { Api };
export type { Status } from '../../../server/src/contract/order-status.ts';

/** What the API answers, by the names of the shop; what only the back office asks for is in `admin/kit/office-types.ts`. */
export type Client = ReturnType<typeof hc<Api>>['api'];

export type MenuPage = InferResponseType<Client['recipes']['$get'], 200>;
export type Card = MenuPage['items'][number];
export type Facets = MenuPage['facets'];
export type MenuConflicts = InferResponseType<Client['menu-conflicts']['$get'], 200>;
export type Category = InferResponseType<Client['categories']['$get'], 200>['items'][number];
export type Recipe = InferResponseType<Client['recipes'][':slug']['$get'], 200>;
export type RecipeIngredient = Recipe['ingredients'][number];
export type Quote = InferResponseType<Client['recipes'][':slug']['quote']['$post'], 200>;
/** A meal as it is told for its changes and servings. */
export type Meal = Quote['meal'];
export type MethodNotice = Meal['notices'][number];
/** A recipe that whoever asks has marked. */
export type Favourite = InferResponseType<Client['me']['favourites']['$get'], 200>['items'][number];
/** A meal that whoever asks had and can have again. */
export type MealAgain = InferResponseType<Client['me']['again']['$get'], 200>['items'][number];
/** Amounts in cups and ounces. */
export type UsMeasures = InferResponseType<Client['us-measures']['$post'], 200>;
/** Whether a look at a recipe is remembered, and what was chosen last. */
export type Seen = InferResponseType<Client['choices']['seen']['$post'], 200>;
/** What was said of a meal of an order. */
export type RatedMeal = InferResponseType<
  Client['orders'][':orderNo']['ratings']['$get'],
  200
>['items'][number];
export type Extra = InferResponseType<Client['ingredients']['$get'], 200>['items'][number];

/** What was missing in a box, and what is in it instead or is asked. */
export type Shortage = InferResponseType<
  Client['orders'][':orderNo']['shortages']['$get'],
  200
>['items'][number];

export type Cart = InferResponseType<Client['cart']['$get'], 200>;
export type CartLine = Cart['lines'][number];
export type Price = NonNullable<Cart['price']>;
/** What a cart costs where it is to go, or what is missing for that. */
export type Priced = Pick<
  Cart,
  | 'price'
  | 'priceMissing'
  | 'toFreeDeliveryCents'
  | 'asksForPlace'
  | 'countries'
  | 'deliveryDays'
  | 'goesTo'
  | 'totalCents'
  | 'dueCents'
  | 'tenders'
  | 'balanceCents'
  | 'savesBalance'
  | 'code'
  | 'takesCodes'
>;
/** What credit or a gift card pays of a price. */
export type Tender = Pick<Cart['tenders'][number], 'kind' | 'codeEnd' | 'cents'>;
/** Why a code takes nothing off. */
export type WhyNot = NonNullable<NonNullable<Cart['code']>['whyNot']>;
/** What somebody has of credit and gift cards, where it came from and went. */
export type Balance = InferResponseType<Client['me']['balance']['$get'], 200>;
export type Change = CartLine['changes'][number];

export type Delivery = InferResponseType<Client['delivery']['$get'], 200>;
/** Somebody who eats with a customer. */
export type Member = InferResponseType<Client['me']['household']['$get'], 200>['items'][number];
/** A box that the store proposes. */
export type Proposal = InferResponseType<Client['proposal']['$get'], 200>;
export type Address = InferResponseType<Client['me']['addresses']['$get'], 200>['items'][number];

/** A card that its customer lets the shop keep. */
export type PaymentMethod = InferResponseType<
  Client['me']['payment-methods']['$get'],
  200
>['items'][number];

export type Me = InferResponseType<Client['me']['$get'], 200>;
/** What whoever asks has agreed to. */
export type Agreements = InferResponseType<Client['me']['agreements']['$get'], 200>;
export type Standing = Agreements['standing'][number];
export type AgreedTo = InferResponseType<Client['agreements']['$get'], 200>;
/** The passkeys of whoever asks. */
export type PasskeyList = InferResponseType<Client['me']['passkeys']['$get'], 200>;
/** Where whoever asks is signed in. */
export type SessionList = InferResponseType<Client['me']['sessions']['$get'], 200>;
/** Everything that is kept about whoever asks. */
export type Everything = InferResponseType<Client['me']['everything']['$get'], 200>;
/** Whether somebody can be erased now, and what would stay. */
export type Erasable = InferResponseType<Client['me']['erasure']['$get'], 200>;
export type OpenDays = InferResponseType<Client['delivery-days']['$get'], 200>;
export type OpenDay = OpenDays['items'][number];

export type Order = InferResponseType<Client['orders'][':orderNo']['$get'], 200>;
export type OrderLine = Order['lines'][number];
export type OrderSummary = InferResponseType<Client['orders']['$get'], 200>['items'][number];
/** An invoice or a credit note. */
export type Invoice = InferResponseType<
  Client['orders'][':orderNo']['invoices']['$get'],
  200
>['items'][number];
/** A recipe as it was when it was ordered. */
export type OrderedCard = InferResponseType<
  Client['orders'][':orderNo']['cards']['$get'],
  200
>['items'][number]['card'];

/** Boxes that come by themselves. */
export type Subscription = InferResponseType<Client['subscriptions']['$get'], 200>['items'][number];
export type SubscriptionWeek = Subscription['weeks'][number];
/** What the shop has told of a subscription, signed. */
export type Receipt = Subscription['receipts'][number];
