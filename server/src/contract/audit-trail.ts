/** What the audit trail tells of, each with the kind of thing that it happens to. */
export const auditActions = {
  'zone-added': 'zone',
  'zone-changed': 'zone',
  'zone-removed': 'zone',
  'rate-added': 'tax-rate',
  'rate-changed': 'tax-rate',
  'rate-removed': 'tax-rate',
  'promotion-added': 'promotion',
  'promotion-changed': 'promotion',
  'gift-card-issued': 'gift-card',
  'gift-card-stopped': 'gift-card',
  'credit-given': 'customer',
  'day-changed': 'day',
  'settings-changed': 'settings',
  'settings-planned': 'settings',
  'settings-withdrawn': 'settings',
  'page-published': 'page',
  'page-planned': 'page',
  'page-withdrawn': 'page',
  'ingredient-added': 'ingredient',
  'ingredient-changed': 'ingredient',
  'ingredient-archived': 'ingredient',
  'ingredient-unarchived': 'ingredient',
  'recipe-started': 'recipe',
  'recipe-changed': 'recipe',
  'recipe-published': 'recipe',
  'recipe-unpublished': 'recipe',
  'recipe-translated': 'recipe',
  'ingredient-translated': 'ingredient',
  'category-translated': 'category',
  'recipe-archived': 'recipe',
  'recipe-unarchived': 'recipe',
  'address-released': 'recipe',
  'own-words-said': 'recipe',
  'alias-forgotten': 'ingredient',
  'import-started': 'import',
  'import-cancelled': 'import',
  'import-resumed': 'import',
  'import-changed': 'imported-recipe',
  'import-drafted': 'imported-recipe',
  'import-set-aside': 'imported-recipe',
  'week-planned': 'menu-week',
  'week-changed': 'menu-week',
  'week-published': 'menu-week',
  'week-unpublished': 'menu-week',
  'week-removed': 'menu-week',
  'category-changed': 'category',
  'category-archived': 'category',
  'category-unarchived': 'category',
  'synonyms-changed': 'synonyms',
  'stock-received': 'stock',
  'stock-spoiled': 'stock',
  'stock-counted': 'stock',
  'kitchen-added': 'kitchen',
  'kitchen-renamed': 'kitchen',
  'supplier-added': 'supplier',
  'supplier-changed': 'supplier',
  'article-changed': 'supplier',
  'article-removed': 'supplier',
  'purchase-made': 'purchase',
  'purchase-changed': 'purchase',
  'purchase-moved': 'purchase',
  'goods-received': 'receipt',
  'lot-quarantined': 'lot',
  'lot-released': 'lot',
  'lot-wasted': 'lot',
  'lot-counted': 'lot',
  'recall-started': 'recall',
  'recall-told': 'recall',
  'recall-ended': 'recall',
  'hygiene-check-added': 'hygiene-check',
  'hygiene-check-changed': 'hygiene-check',
  'hygiene-noted': 'hygiene-check',
  'order-moved': 'order',
  'order-taken-back': 'order',
  'missing-told': 'order',
  'food-taken-out': 'order',
  'shortage-told': 'order',
  'refund-asked': 'order',
  'refund-sent-again': 'order',
  'dispute-noted': 'order',
  'withdrawal-settled': 'withdrawal',
  'customer-erased': 'customer',
  'mail-stop-lifted': 'customer',
  'staff-invited': 'invitation',
  'invitation-withdrawn': 'invitation',
  'staff-joined': 'staff',
  'staff-readmitted': 'staff',
  'role-changed': 'staff',
  'staff-removed': 'staff',
  'second-factor-removed': 'staff',
  'passkey-added': 'staff',
  'passkey-removed': 'staff',
  'token-made': 'token',
  'token-revoked': 'token',
  'webhook-added': 'webhook',
  'webhook-changed': 'webhook',
  'webhook-removed': 'webhook',
  'webhook-secret-changed': 'webhook',
  'webhook-sent-again': 'webhook',
  'list-exported': 'export',
} as const;

export type AuditAction = keyof typeof auditActions;
export type AuditSubject = (typeof auditActions)[AuditAction];

export const auditActionNames = Object.keys(auditActions) as [AuditAction, ...AuditAction[]];
export const auditSubjects = [...new Set(Object.values(auditActions))] as [
  AuditSubject,
  ...AuditSubject[],
];

/** Lists with people in them: who takes one out of the shop is written down. */
export type ExportedList =
  | 'orders'
  | 'customers'
  | 'failed-charges'
  | 'staff'
  | 'invoices'
  | 'stock-movements'
  | 'hygiene-log'
  | 'lot-trace'
  | 'audit';

/** Who changes something without an account of the staff: an operator at the command line, files that are imported, the shop itself. */
export const auditOthers = ['operator', 'import', 'shop'] as const;
export type AuditOther = (typeof auditOthers)[number];

/** Other software stands in it by the number of its token. */
export const isAuditToken = (by: string): boolean => /^token-[1-9][0-9]{0,9}$/.test(by);
