/** The word by which the page's content policy knows styles that our own scripts add; none on pages that add none. */
export function styleNonce(): string {
  if (typeof document === 'undefined') return '';
  return document.querySelector<HTMLStyleElement>('style[data-styles]')?.nonce ?? '';
}

/** What the server has moved out of style attributes goes back where the pages' programs expect it. */
export function putStylesBack(): void {
  const sheet = document.querySelector<HTMLStyleElement>('style[data-styles]')?.sheet;
  for (const element of document.querySelectorAll<HTMLElement>('[data-style]')) {
    const rule = sheet?.cssRules[Number(element.dataset['style'])];
    if (rule instanceof CSSStyleRule) element.style.cssText = rule.style.cssText;
    delete element.dataset['style'];
  }
}
