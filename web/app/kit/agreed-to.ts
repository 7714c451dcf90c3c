import type { AgreedTo } from './api-types.ts';
import { textOf } from './form.ts';

/** The versions that a form says somebody saw and agrees to; undefined where it says nothing, or what is no pair of numbers. */
export function agreedIn(form: FormData): { agreedTo?: AgreedTo } {
  const [, terms, privacy] = /^(\d{1,7})\.(\d{1,7})$/.exec(textOf(form, 'agreedTo')) ?? [];
  return terms === undefined
    ? {}
    : { agreedTo: { terms: Number(terms), privacy: Number(privacy) } };
}
