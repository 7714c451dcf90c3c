/** What staff may do. A route of the back office names one of them; whoever has a role that lacks it is refused. */
export const permissions = [
  'see-reports',
  'see-orders',
  'change-orders',
  'give-refunds',
  'cook',
  'send-boxes',
  'see-menu',
  'change-menu',
  'see-stock',
  'change-stock',
  'see-customers',
  'erase-customers',
  'see-money',
  'change-days',
  'change-prices',
  'change-settings',
  'see-audit',
  'see-health',
  'manage-doors',
  'manage-staff',
] as const;
export type Permission = (typeof permissions)[number];

/**
 * Who may do what. People who cook see what goes into a box and whose it is by name, never where somebody lives: that is on the labels, which
 * `send-boxes` prints.
 */
export const roles = {
  owner: permissions,
  manager: permissions.filter((permission) => permission !== 'manage-staff'),
  kitchen: ['cook', 'see-stock', 'change-stock'],
  menu: ['see-menu', 'change-menu', 'see-stock', 'see-reports'],
  support: ['see-orders', 'change-orders', 'give-refunds', 'see-customers'],
  accounts: ['see-orders', 'see-money', 'give-refunds', 'see-reports'],
} as const satisfies Record<string, readonly Permission[]>;
export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as [Role, ...Role[]];

export const rolesWith = (permission: Permission): Role[] =>
  roleNames.filter((role) => (roles[role] as readonly Permission[]).includes(permission));

/** What is left to persons. */
const personsAlone = ['manage-staff', 'manage-doors', 'erase-customers'] as const;

/** What a token of the API can be made for: anything but making others, people or software, part of the shop, and erasing people for good. */
export const scopes = permissions.filter(isScope);
export type Scope = Exclude<Permission, (typeof personsAlone)[number]>;

function isScope(permission: Permission): permission is Scope {
  return !(personsAlone as readonly Permission[]).includes(permission);
}

/** Somebody of the staff, in the role that they have at this moment. */
export type StaffMember = { accountId: string; email: string; role: Role };
/** Other software, by a token of the shop. */
export type TokenHolder = { tokenNo: number; tokenName: string };
/** Who asks the back office, and what they may do there. */
export type Asker = (StaffMember | TokenHolder) & { may: readonly Permission[] };

/** What is read of a customer's name: all of it by whoever reads orders, else what tells one box from another. */
export const nameFor = ({ may }: Pick<Asker, 'may'>, name: string): string =>
  may.includes('see-orders') ? name : (name.trim().split(/\s+/u)[0] ?? '');
