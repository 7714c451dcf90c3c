/** Keys look like paths, of lower-case names: good as a file, in a bucket and in a URL alike. */
export const isKey = (key: string): boolean =>
  key.length <= 200 &&
  key.split('/').every((it) => /^[a-z0-9._-]+$/.test(it) && it !== '.' && it !== '..');

export function checkKey(key: string): string {
  if (isKey(key)) return key;
  throw new Error(`${JSON.stringify(key.slice(0, 200))} is not the key of an object.`);
}
