/** Where the browser finds what stood in style attributes; entry.client.tsx puts it back by script, which a content policy lets our own scripts do. */
const attribute = 'data-style';

/**
 * The page with its style attributes in one style sheet that carries the nonce, as its other style elements do: so that the policy of the
 * back office need not allow whatever style somebody might write into a page. The component library positions its parts by such attributes.
 */
export function stylesApart(html: string, nonce: string): string {
  const rules: string[] = [];
  const apart = html.replace(
    /(<[a-z][^<>]*?)\sstyle="([^"]*)"/g,
    (_, before: string, style: string) => {
      // Stronger than any class, as an attribute would be.
      rules.push(`[${attribute}="${rules.length}"]:not(#\\#){${unescaped(style)}}`);
      return `${before} ${attribute}="${rules.length - 1}"`;
    },
  );
  const sheet = `<style ${attribute}s="" nonce="${nonce}">${rules.join('')}</style>`;
  return apart
    .replace(/<style(?=[\s>])/g, () => `<style nonce="${nonce}"`)
    .replace('</head>', () => `${sheet}</head>`);
}

const signs: Record<string, string> = {
  '&quot;': '"',
  '&#x27;': "'",
  '&lt;': '',
  '&gt;': '>',
  '&amp;': '&',
};

const unescaped = (text: string): string =>
  text.replace(/&(quot|#x27|lt|gt|amp);/g, (sign) => signs[sign] ?? '').replace(/[{}]/g, '');
