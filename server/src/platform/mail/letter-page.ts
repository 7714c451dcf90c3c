import { html } from 'hono/html';
import { lookOf } from '../../contract/accent.ts';
import { languages, ownLanguage, type Language } from '../../contract/languages.ts';

/** Who writes: what the shop is called, where its pages are, and how it looks where somebody has chosen that. */
export type Sender = { shop: string; siteUrl: string } & LetterLook;

export type LetterLook = {
  /** How large the logo is shown that goes along with the letter. */
  logo?: { width: number; height: number } | undefined;
  accent?: string | undefined;
};

/** By which a letter names the logo that goes along with it. */
export const logoId = 'logo@larder';

type Markup = ReturnType<typeof html>;

type Written = { text: string; subject: string; language?: Language | undefined };

/**
 * A letter as a page, from the letter as text, so that the two always say the same: paragraphs, lists (lines that begin with `- `, with
 * what is indented beneath them), codes, and links to the shop's own pages and to no other. Whatever else is in it stays text.
 */
export function letterPage(
  { text, subject, language = ownLanguage }: Written,
  sender: Sender,
): string {
  const { shop, siteUrl, logo, accent } = sender;
  const colours = accent === undefined ? ours : coloursOf(accent);
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => blockOf(paragraph.split('\n'), { siteUrl, colours }));
  const page = html`<!doctype html>
    <html lang="${language}" dir="${languages[language].dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <style>
          ${stylesIn(colours)}
        </style>
      </head>
      <body style="${body}">
        <div class="letter" style="${letter}">
          <p class="shop" style="${nameIn(colours)}">${signOf(shop, logo)}</p>
          ${paragraphs}
        </div>
      </body>
    </html>`;
  if (page instanceof Promise) throw new Error('A letter waits for nothing.');
  return page.toString();
}

/** The logo by the name of the shop, which stands there where pictures are not shown. */
function signOf(shop: string, logo: Sender['logo']): Markup {
  if (!logo) return html`${shop}`;
  const { width, height } = logo;
  return html`<img
    src="cid:${logoId}"
    width="${width}"
    height="${height}"
    alt="${shop}"
    style="${picture}"
  />`;
}

type Around = { siteUrl: string; colours: Colours };

function blockOf(lines: string[], around: Around): Markup {
  const isList = lines.every(
    (line, index) => /^- |^ {2}/.test(line) && (index > 0 || line[0] === '-'),
  );
  if (isList) return listOf(lines, around);
  const [only = ''] = lines;
  if (lines.length === 1 && /^\d{6}$/.test(only)) return html`<p style="${code}">${only}</p>`;
  return html`<p style="${paragraph}">${withBreaks(lines, around)}</p>`;
}

function listOf(lines: string[], around: Around): Markup {
  const items: string[][] = [];
  for (const line of lines) {
    if (line.startsWith('- ')) items.push([line.slice(2)]);
    else items.at(-1)?.push(line.trim());
  }
  return html`<ul style="${list}">
    ${items.map(
      ([first = '', ...more]) =>
        html`<li style="${item}">
          <strong>${withBreaks([first], around)}</strong>
          ${more.length === 0 ? '' : html`<br />${withBreaks(more, around)}`}
        </li>`,
    )}
  </ul>`;
}

const withBreaks = (lines: string[], around: Around): Markup =>
  html`${lines.map((line, index) => html`${index === 0 ? '' : html`<br />`}${linked(line, around)}`)}`;

/** A line that ends with one of our addresses, after a colon, ends with a link by the words of that sentence; one that is an address is a link. */
function linked(line: string, { siteUrl, colours }: Around): Markup {
  if (isOurs(line, siteUrl))
    return html`<a class="link" style="${linkIn(colours)}" href="${line}" dir="ltr">${line}</a>`;
  const [, before = '', words, address] = /^(.*[.!?] )?(.+): (\S+)$/.exec(line) ?? [];
  if (words === undefined || address === undefined || !isOurs(address, siteUrl))
    return html`${line}`;
  return html`${before}<a class="link" style="${linkIn(colours)}" href="${address}">${words}</a>`;
}

const isOurs = (address: string, siteUrl: string): boolean =>
  !/\s/.test(address) &&
  URL.canParse(address) &&
  new URL(address).origin === new URL(siteUrl).origin;

const font = "font-family: 'DM Sans', 'Segoe UI', Helvetica, Arial, sans-serif;";
const body = 'margin: 0; padding: 24px 12px; background-color: #fbf7f0;';
const letter = `max-width: 560px; margin: 0 auto; padding: 28px; border: 1px solid #e6dfd2; border-radius: 14px; background-color: #ffffff; color: #1f2a24; ${font} font-size: 16px; line-height: 1.55; overflow-wrap: anywhere;`;
/** On light and on dark paper. */
type Colours = { light: string; dark: string };
const ours: Colours = { light: '#2f6b4f', dark: '#8fd0ae' };

function coloursOf(accent: string): Colours {
  const { light, dark } = lookOf(accent);
  return { light: light.plain, dark: dark.plain };
}

const nameIn = ({ light }: Colours) =>
  `margin: 0 0 20px; color: ${light}; font-family: Georgia, 'Times New Roman', serif; font-size: 24px; font-weight: bold;`;
// A logo was drawn for light paper; it keeps it in the dark.
const picture =
  'display: block; padding: 4px; border: 0; border-radius: 4px; background-color: #ffffff;';
const paragraph = 'margin: 0 0 16px;';
const list = 'margin: 0 0 16px; padding: 0; list-style: none;';
const item = 'margin: 0; padding: 12px 0; border-top: 1px solid #e6dfd2;';
const linkIn = ({ light }: Colours) => `color: ${light}; font-weight: bold;`;
const code = 'margin: 0 0 16px; font-size: 32px; font-weight: bold; letter-spacing: 0.2em;';

// Programs that know no dark colours show the others, which are written where each is used.
const stylesIn = ({ dark }: Colours) => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  body { background-color: #14201b !important; }
  .letter { background-color: #1b2a23 !important; border-color: #2b3b33 !important; color: #f1ede4 !important; }
  .letter li { border-color: #2b3b33 !important; }
  .shop, .link { color: ${dark} !important; }
}`;
