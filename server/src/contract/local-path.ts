const mostCharacters = 500;

/**
 * Where a browser may be sent on to: a page of this shop, as a path that no browser could read as another site. Anything else leads
 * to `otherwise`. The only answer to this question: the API and the pages both ask it here.
 */
export function localPath(wanted: string | null | undefined, otherwise = '/'): string {
  const isPath = typeof wanted === 'string' && /^\/[\x21-\x5b\x5d-\x7e]*$/.test(wanted);
  if (!isPath || wanted.length > mostCharacters || wanted.includes('//')) return otherwise;
  return /^\/auth([/?#]|$)/.test(wanted) ? otherwise : wanted;
}
