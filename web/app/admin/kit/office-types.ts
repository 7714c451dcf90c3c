import type { InferResponseType } from 'hono/client';
import type { Client } from '../../kit/api-types.ts';

/** What the API answers to staff only. */
type Admin = Client['admin'];
type Reports = Admin['reports'];
type KitchenDay = Admin['kitchen'][':date'];

export type SubscriptionFigures = InferResponseType<Reports['subscriptions']['$get'], 200>;

export type MyRole = InferResponseType<Admin['me']['$get'], 200>;
export type Permission = MyRole['permissions'][number];
export type Role = MyRole['role'];
export type StaffMember = InferResponseType<Admin['staff']['$get'], 200>['members'][number];
export type Invitation = InferResponseType<Admin['staff']['$get'], 200>['invitations'][number];

export type PlannedSettings = InferResponseType<Admin['settings']['$get'], 200>['planned'][number];

export type Kitchen = InferResponseType<Admin['kitchens']['$get'], 200>['items'][number];

type LegalPages = Admin['pages'];
export type LegalPageRow = InferResponseType<LegalPages['$get'], 200>['items'][number];
export type LegalPageState = InferResponseType<LegalPages[':topic']['$get'], 200>;
export type LegalPageVersion = LegalPageState['versions'][number];

type Audit = InferResponseType<Admin['audit']['$get'], 200>;
export type AuditEntry = Audit['items'][number];
export type AuditPerson = Audit['people'][number];

export type Recipe = InferResponseType<Admin['recipes'][':recipeNo']['$get'], 200>;
export type RecipeSummary = InferResponseType<Admin['recipes']['$get'], 200>['items'][number];
export type RecipeContents = Parameters<Admin['recipes']['$post']>[0]['json'];
export type MethodPreview = InferResponseType<Admin['recipes']['method']['$post'], 200>;
export type IngredientLines = InferResponseType<Admin['recipes']['ingredient-lines']['$post'], 200>;
export type RecipeSlug = InferResponseType<Admin['recipe-slugs']['$get'], 200>;
type Editions = Admin['recipes'][':recipeNo']['editions'];
export type RecipeEdition = InferResponseType<Editions['$get'], 200>['items'][number];
export type EditionChange = RecipeEdition['changes'][number];
export type WholeEdition = InferResponseType<Editions[':editionNo']['$get'], 200>;
export type Cost = Recipe['cost'];
export type Ingredient = InferResponseType<Admin['ingredients']['$get'], 200>['items'][number];

type Weeks = Admin['menu-weeks'];
export type ListedWeek = InferResponseType<Weeks['$get'], 200>['items'][number];
export type PlannedWeek = InferResponseType<Weeks[':week']['$get'], 200>;
export type PlannedOffer = PlannedWeek['offers'][number];
export type WeekWarning = PlannedWeek['warnings'][number];

export type StaffCategory = InferResponseType<Admin['categories']['$get'], 200>['items'][number];

export type Level = InferResponseType<Admin['stock']['$get'], 200>['items'][number];
export type Movement = InferResponseType<Admin['stock-movements']['$get'], 200>['items'][number];

export type Lot = InferResponseType<Admin['lots']['$get'], 200>['items'][number];
export type LotStory = InferResponseType<Admin['lots'][':lotNo']['$get'], 200>;
type Trace = InferResponseType<Admin['lots'][':lotNo']['trace']['$get'], 200>;
export type LotBox = Trace['boxes'][number];
export type Supplier = InferResponseType<Admin['suppliers']['$get'], 200>['items'][number];
export type SupplierStory = InferResponseType<Admin['suppliers'][':supplierNo']['$get'], 200>;
export type SupplierArticle = SupplierStory['articles'][number];
type Purchases = Admin['purchase-orders'];
export type Purchase = InferResponseType<Purchases['$get'], 200>['items'][number];
export type PurchaseStory = InferResponseType<Purchases[':purchaseNo']['$get'], 200>;
export type PurchaseProposal = InferResponseType<Admin['purchase-proposals']['$get'], 200>;
export type Scan = InferResponseType<Admin['scans']['$get'], 200>;
type Receipts = Admin['goods-receipts'];
export type Receipt = InferResponseType<Receipts['$get'], 200>['items'][number];
export type ReceiptStory = InferResponseType<Receipts[':receiptNo']['$get'], 200>;

export type Order = InferResponseType<Admin['orders'][':orderNo']['$get'], 200>;
type Refunding = Admin['orders'][':orderNo']['refunds'];
export type Refunds = InferResponseType<Refunding['$get'], 200>;
export type RefundPreview = InferResponseType<Refunding['preview']['$post'], 200>;
export type Disputes = InferResponseType<Admin['orders'][':orderNo']['disputes']['$get'], 200>;
export type CorrectedOrder = InferResponseType<
  Admin['corrected-orders']['$get'],
  200
>['items'][number];
export type OrderRow = InferResponseType<Admin['orders']['$get'], 200>['items'][number];
export type Moved = InferResponseType<Admin['orders']['move']['$post'], 200>;
export type TakenBack = InferResponseType<Admin['orders'][':orderNo']['take-back']['$post'], 200>;
export type DeliveryDay = InferResponseType<Admin['delivery-days']['$get'], 200>['items'][number];

type Books = InferResponseType<Admin['books']['$get'], 200>;
export type AccountSum = Books['sums'][number];
export type Mismatch = Books['mismatches'][number];
export type DeliveryZone = InferResponseType<Admin['delivery-zones']['$get'], 200>['items'][number];
export type TaxRate = InferResponseType<Admin['tax-rates']['$get'], 200>['items'][number];

export type Promotion = InferResponseType<Admin['promotions']['$get'], 200>['items'][number];
export type PromotionReport = InferResponseType<
  Admin['promotion-report']['$get'],
  200
>['items'][number];
export type GiftCard = InferResponseType<Admin['gift-cards']['$get'], 200>['items'][number];

type Recalls = Admin['recalls'];
export type Recall = InferResponseType<Recalls['$get'], 200>['items'][number];
export type RecallStory = InferResponseType<Recalls[':recallNo']['$get'], 200>;
export type RecallLine = InferResponseType<
  Recalls[':recallNo']['lines']['$get'],
  200
>['items'][number];
export type Withdrawal = InferResponseType<Admin['withdrawals']['$get'], 200>['items'][number];
export type Forecast = InferResponseType<Admin['forecast']['$get'], 200>;
export type PurchaseList = InferResponseType<KitchenDay['purchase-list']['$get'], 200>;
export type PortioningSheet = InferResponseType<KitchenDay['portioning-sheet']['$get'], 200>;
export type Labels = InferResponseType<KitchenDay['labels']['$get'], 200>;
export type HygieneDay = InferResponseType<KitchenDay['hygiene']['$get'], 200>;
export type HygieneEntry = HygieneDay['checks'][number]['entries'][number];
export type BoxCards = InferResponseType<KitchenDay['cards']['$get'], 200>;
export type Reconciliation = InferResponseType<KitchenDay['reconciliation']['$get'], 200>;
export type Board = InferResponseType<KitchenDay['packing']['$get'], 200>;
export type Box = Board['orders'][number];

export type Health = InferResponseType<Admin['health']['$get'], 200>;
export type Today = InferResponseType<Reports['today']['$get'], 200>;
export type Sales = InferResponseType<Reports['sales']['$get'], 200>;
export type SoldRecipe = InferResponseType<Reports['best-recipes']['$get'], 200>['items'][number];
export type LowIngredient = InferResponseType<Reports['low-stock']['$get'], 200>['items'][number];

export type Token = InferResponseType<Admin['tokens']['$get'], 200>['items'][number];
export type Scope = Token['scopes'][number];
export type Webhook = InferResponseType<Admin['webhooks']['$get'], 200>['items'][number];
export type WebhookType = Webhook['eventTypes'][number];
export type Delivery = InferResponseType<Admin['webhook-deliveries']['$get'], 200>['items'][number];

export type ImportBatch = InferResponseType<Admin['import-batches']['$get'], 200>['items'][number];
export type ImportReport = InferResponseType<Admin['import-batches'][':batchNo']['$get'], 200>;
export type ListedImport = InferResponseType<Admin['imports']['$get'], 200>['items'][number];
export type RecipeImport = InferResponseType<Admin['imports'][':importNo']['$get'], 200>;
export type IngredientAlias = InferResponseType<
  Admin['ingredients'][':ingredientNo']['aliases']['$get'],
  200
>['items'][number];
export type ImportLine = RecipeImport['lines'][number];
export type RecipeSource = InferResponseType<Admin['recipes'][':recipeNo']['source']['$get'], 200>;
