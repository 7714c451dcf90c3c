import { redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import type { Address, Me } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';

type Place = Pick<Address, 'name' | 'phone' | 'address' | 'country' | 'postcode' | 'note'>;

const placeOf = ({ name, phone, address, country, postcode, note }: Place): Place => ({
  name,
  phone,
  address,
  country,
  postcode,
  note,
});

/** The place that is filled in at checkout; null where it is not complete. */
function placeOfProfile({ name, phone, address, ...more }: Me): Place | null {
  if (name === null || phone === null || address === null) return null;
  return placeOf({ ...more, name, phone, address });
}

/** Whether a place of the book is the one that is filled in at checkout. */
export function isUsed(address: Address, me: Me): boolean {
  const own = placeOfProfile(me);
  return own !== null && JSON.stringify(placeOf(address)) === JSON.stringify(own);
}

/** Takes a place out of the book; it may be gone already. */
export async function removePlace(
  request: Request,
  { api }: Visit,
  form: FormData,
): Promise<Problem | undefined> {
  const { addressNo, version } = named(form);
  const one = api.api.me.addresses[':addressNo'];
  const gone = await write(request, one.$delete({ param: { addressNo }, query: { version } }));
  if (gone.ok || gone.problem.code === 'address-not-found') throw redirect('/account#book', 303);
  return gone.problem;
}

/** Has a place of the book filled in at checkout; the one that was filled in so far is not lost: it goes into the book. */
export async function usePlace(
  request: Request,
  { api }: Visit,
  form: FormData,
): Promise<Problem | undefined> {
  const { me: mine } = api.api;
  const me = await read(request, mine.$get());
  const { items } = await read(request, mine.addresses.$get());
  const { addressNo } = named(form);
  const chosen = items.find((each) => String(each.addressNo) === addressNo);
  if (!chosen) throw redirect('/account#book', 303);
  const before = placeOfProfile(me);
  if (before && !items.some((each) => isUsed(each, me))) {
    const json = { label: accountWords.usedBefore, ...before };
    const kept = await write(request, mine.addresses.$post({ json }));
    if (!kept.ok) return kept.problem;
  }
  const json = { ...placeOf(chosen), version: me.version };
  const used = await write(request, mine.$patch({ json }));
  if (used.ok) throw redirect('/account?used=1#book', 303);
  return used.problem;
}

/** `remove-address 3 1`: what is to be done, with which place, over which version. */
function named(form: FormData): { addressNo: string; version: string } {
  const [, addressNo = '', version = ''] = textOf(form, 'intent').split(' ');
  return { addressNo, version };
}
