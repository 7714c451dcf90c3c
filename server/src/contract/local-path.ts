const mostCharacters = 500;

/**
 * Where a browser may be sent on to: a page of this shop, as a path that no browser could read as another site. Anything else is the
 * front page.
 */
export function localPath(wanted: string | undefined): string {
  const isPath = wanted !== undefined && /^\/[\x21-\x5b\x5d-\x7e]*$/.test(wanted);
  if (!isPath || wanted.length > mostCharacters || wanted.includes('//')) return '/';
  return /^\/auth([/?#]|$)/.test(wanted) ? '/' : wanted;
}
