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

export const mayDo = (role: Role, permission: Permission): boolean =>
  (roles[role] as readonly Permission[]).includes(permission);

/** What staff read of a customer's name: all of it where they read orders, else what tells one box from another. */
export const nameFor = (role: Role, name: string): string =>
  mayDo(role, 'see-orders') ? name : (name.trim().split(/\s+/u)[0] ?? '');
