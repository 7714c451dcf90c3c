import { dayOfYear } from '../../kit/format.ts';
import { adminAuditWords as texts } from '../../words/en/admin-audit.ts';
import { adminPricesWords } from '../../words/en/admin-prices.ts';
import { shopWords } from '../../words/en/shop.ts';
import type { AuditEntry, Permission } from '../kit/office-types.ts';
import { StaffLink } from '../kit/staff-link.tsx';

type Subject = Pick<AuditEntry['subject'], 'kind' | 'key' | 'name'>;

const topics: Record<string, string> = shopWords.topics;
const taxClasses: Record<string, string> = adminPricesWords.classes;

/** What it is called, and where it is; null where it has no page of its own, or is gone. */
export function tellSubject({ kind, key, name }: Subject): {
  label: string;
  at: { to: string; needs: Permission } | null;
} {
  switch (kind) {
    case 'zone': {
      const at = { to: `/admin/prices/zones/${key}`, needs: 'change-prices' } as const;
      return { label: name ?? texts.one.zone(key), at: name === null ? null : at };
    }
    case 'tax-rate': {
      const [region = '', taxClass = '', from = ''] = key.split(' ');
      return {
        label: texts.one.rate(region, taxClasses[taxClass] ?? taxClass, dayOfYear(from)),
        at: { to: '/admin/prices/tax', needs: 'change-prices' },
      };
    }
    case 'promotion':
      return {
        label: name ?? texts.one.promotion(key),
        at: { to: `/admin/promotions/${key}`, needs: 'change-prices' },
      };
    case 'gift-card':
      return {
        label: name ?? texts.one.gift(key),
        at: { to: '/admin/gift-cards', needs: 'change-prices' },
      };
    case 'hygiene-check':
      return {
        label: name ?? texts.one.check(key),
        at: { to: '/admin/hygiene', needs: 'cook' },
      };
    case 'withdrawal':
      return {
        label: texts.one.withdrawal(key),
        at: { to: '/admin/withdrawals', needs: 'see-orders' },
      };
    case 'settings':
      return {
        label: texts.one.settings,
        at: { to: '/admin/settings', needs: 'change-settings' },
      };
    case 'page':
      return {
        label: topics[key] ?? key,
        at: { to: `/admin/pages/${key}`, needs: 'change-settings' },
      };
    case 'day':
      return {
        label: dayOfYear(key),
        at: { to: `/admin/delivery-days?from=${key}&to=${key}`, needs: 'change-days' },
      };
    case 'ingredient':
      return {
        label: name ?? texts.one.ingredient(key),
        at: { to: `/admin/menu/ingredients/${key}`, needs: 'see-menu' },
      };
    case 'recipe':
      return {
        label: name ?? texts.one.recipe(key),
        at: { to: `/admin/menu/recipes/${key}/history`, needs: 'see-menu' },
      };
    case 'menu-week':
      return {
        label: texts.one.week(key),
        at: { to: `/admin/menu/weeks/${key}`, needs: 'see-menu' },
      };
    case 'import':
      return {
        label: texts.one.batch(key),
        at: { to: `/admin/imports?batch=${key}`, needs: 'see-menu' },
      };
    case 'imported-recipe':
      return {
        label: texts.one.imported(key),
        at: { to: `/admin/imports/${key}`, needs: 'see-menu' },
      };
    case 'category':
      return { label: name ?? key, at: null };
    case 'synonyms':
      return { label: texts.one.synonyms, at: null };
    case 'stock':
      return {
        label: name ?? texts.one.ingredient(key),
        at: { to: `/admin/stock/${key}`, needs: 'see-stock' },
      };
    case 'kitchen':
      return {
        label: name ?? texts.one.kitchen(key),
        at: { to: '/admin/kitchens', needs: 'change-settings' },
      };
    case 'supplier':
      return {
        label: name ?? texts.one.supplier(key),
        at: { to: `/admin/suppliers/${key}`, needs: 'see-stock' },
      };
    case 'purchase':
      return {
        label: texts.one.purchase(key),
        at: { to: `/admin/purchasing/${key}`, needs: 'see-stock' },
      };
    case 'receipt':
      return {
        label: texts.one.receipt(key),
        at: { to: `/admin/receiving/${key}`, needs: 'see-stock' },
      };
    case 'lot':
      return {
        label: name ?? texts.one.lot(key),
        at: { to: `/admin/lots/${key}`, needs: 'see-stock' },
      };
    case 'recall':
      return {
        label: texts.one.recall(key),
        at: { to: `/admin/recalls/${key}`, needs: 'change-stock' },
      };
    case 'order':
      return {
        label: texts.one.order(key),
        at: { to: `/admin/orders/${key}`, needs: 'see-orders' },
      };
    case 'customer':
      return { label: texts.one.customer(key), at: null };
    case 'invitation':
      return {
        label: name ?? texts.one.invitation(key),
        at: { to: '/admin/staff', needs: 'manage-staff' },
      };
    case 'webhook':
      return {
        label: name ?? texts.one.webhook(key),
        at: { to: '/admin/doors', needs: 'manage-doors' },
      };
    case 'token':
      return {
        label: name ?? texts.one.token(key),
        at: { to: '/admin/doors', needs: 'manage-doors' },
      };
    case 'export':
      return { label: texts.lists[key] ?? key, at: null };
    case 'staff':
      return {
        label: name ?? texts.one.staff(key),
        at: { to: '/admin/staff', needs: 'manage-staff' },
      };
  }
}

/** What was changed, as a way there; what is gone goes by the name that it had. */
export function SubjectLink({ subject, changes }: Pick<AuditEntry, 'subject' | 'changes'>) {
  const { label, at } = tellSubject(subject);
  const named = changes.find(({ field }) => field === 'name');
  const had = named?.after ?? named?.before;
  const called = <bdi>{subject.name === null && typeof had === 'string' ? had : label}</bdi>;
  if (at === null) return called;
  return (
    <StaffLink needs={at.needs} to={at.to}>
      {called}
    </StaffLink>
  );
}
