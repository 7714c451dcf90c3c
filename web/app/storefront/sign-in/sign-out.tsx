import { redirect, redirectDocument } from 'react-router';

/** Only a form ends a session; whoever opens the address finds the button on the account page. */
export const loader = () => redirect('/account');

export const action = () => redirectDocument('/auth/leave', 303);
