import type { Role } from '../../admin/kit/office-types.ts';

/** Who works here. */
export const adminStaffWords = {
  title: 'Staff',
  text: 'Another role holds from the next click on; who is removed is signed out at once.',
  members: 'Who works here',
  email: 'E-mail',
  role: 'Role',
  since: 'Since',
  change: 'Change',
  roles: {
    owner: 'Owner',
    manager: 'Manager',
    kitchen: 'Kitchen',
    menu: 'Menu',
    support: 'Support',
    accounts: 'Accounts',
  } satisfies Record<Role, string>,
  may: {
    owner: 'Everything.',
    manager: 'Everything but who works here.',
    kitchen: 'Sheets, packing and stock. Sees first names, never an address.',
    menu: 'Recipes, ingredients and their facts; sees stock and reports.',
    support: 'Orders, customers and refunds.',
    accounts: 'Books, invoices, refunds, reports, and the orders behind them.',
  } satisfies Record<Role, string>,
  roleOf: (email: string) => `Role of ${email}`,
  save: 'Save',
  saveOf: (email: string) => `Save the role of ${email}`,
  remove: 'Remove',
  removeOf: (email: string) => `Remove ${email}`,
  removeTitle: (email: string) => `Remove ${email} from the staff?`,
  removeText:
    'They are signed out and can no longer open the back office. Their account as a customer stays.',
  you: 'you',
  saved: 'The role is saved.',
  removed: 'They are no longer on the staff.',
  invite: 'Invite somebody',
  inviteText:
    'They get a letter with a link that is good for seven days, and sign in with a second factor.',
  send: 'Send the invitation',
  sent: 'The invitation is on its way.',
  invitations: 'Invited',
  until: 'Good until',
  withdraw: 'Take back',
  withdrawOf: (email: string) => `Take back the invitation to ${email}`,
  withdrawn: 'The invitation is taken back.',
};
