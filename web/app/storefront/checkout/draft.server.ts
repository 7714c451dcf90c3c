import { createCookie } from 'react-router';

/** What was typed at checkout, kept in the customer's own browser while an ended session is renewed. */
export type Draft = {
  name: string;
  phone: string;
  address: string;
  day: string;
  /** Empty where nobody ticked it. */
  confirmedAge: string;
};

const cookie = createCookie('checkout', {
  httpOnly: true,
  sameSite: 'lax',
  path: '/checkout',
  maxAge: 15 * 60,
});

export const keepDraft = (draft: Draft): Promise<string> => cookie.serialize(draft);
export const forgetDraft = (): Promise<string> => cookie.serialize(null, { maxAge: 0 });

export async function readDraft(request: Request): Promise<Draft | undefined> {
  const kept: unknown = await cookie.parse(request.headers.get('cookie'));
  return typeof kept === 'object' && kept !== null ? (kept as Draft) : undefined;
}
