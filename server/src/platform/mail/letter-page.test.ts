import { expect, test } from 'vitest';
import { languageCodes, languages, prefixOf } from '../../contract/languages.ts';
import { letterWords } from '../../checkout/after-order/words/words.ts';
import { letterPage } from './letter-page.ts';

const sender = { shop: 'Larder & <Sons>', siteUrl: 'https://shop.example' };
const pageOf = (text: string) => letterPage({ text, subject: 'Your "order" <7>' }, sender);
/** What of the page is inside its body, without styles and the space between elements. */
const bodyOf = (text: string) =>
  pageOf(text)
    .replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '')
    .replaceAll(/ (style|class)="[^"]*"/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(<[^>]+>) ?/g, '$1');

test('whatever somebody wrote stays text', () => {
  const page = pageOf('Hello <script>alert(1)</script> & "Ada",\n\n- <b>x</b>: 1\n  \'y\' & <i>');
  expect(page).not.toMatch(/<(script|b|i)>/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ada&quot;');
  expect(page).toContain('<title>Your &quot;order&quot; &lt;7&gt;</title>');
  expect(page).toContain('Larder &amp; &lt;Sons&gt;');
});

test('paragraphs, lists and codes look like what they are', () => {
  expect(
    bodyOf('One.\nTwo.\n\n- Dal: €7\n  Without lime.\n  Contains mustard.\n- Rice: €3\n\n123456'),
  ).toBe(
    '<div><p>Larder &amp; &lt;Sons&gt;</p><p>One.<br />Two.</p><ul><li><strong>Dal: €7</strong><br />Without lime.<br />Contains mustard.</li><li><strong>Rice: €3</strong></li></ul><p>123456</p></div>',
  );
});

test('only the shop’s own pages are linked, by the words before them', () => {
  expect(bodyOf('Your order: https://shop.example/account/orders/7')).toContain(
    '<p><a href="https://shop.example/account/orders/7">Your order</a></p>',
  );
  expect(bodyOf('You may cancel it. Your order: https://shop.example/a')).toContain(
    '<p>You may cancel it.<a href="https://shop.example/a">Your order</a></p>',
  );
  for (const address of [
    'https://evil.example/a',
    'https://shop.example.evil.example/',
    'http://shop.example/',
    'javascript:alert(1)',
    'https://shop.example@evil.example/',
  ])
    expect(pageOf(`Your order: ${address}`)).not.toContain('<a ');
});

test.each(languageCodes)(
  'a letter in %s says so, runs its way and leads to the order',
  (language) => {
    const address = `https://shop.example${prefixOf(language)}/account/orders/7`;
    const { orderAt } = letterWords[language];
    const page = letterPage({ text: orderAt(address), subject: 'Hello', language }, sender);
    expect(page).toContain(`<html lang="${language}" dir="${languages[language].dir}">`);
    expect(page).toContain(`href="${address}"`);
  },
);

test('it asks for nothing from elsewhere, and has colours for the dark', () => {
  const page = pageOf('Hello.');
  expect(page).not.toMatch(/<img|<link|<script|src=|url\(|@import/);
  expect(page).toContain('prefers-color-scheme: dark');
  expect(page).toContain('<meta name="color-scheme" content="light dark" />');
});

test('a logo goes along with the letter, with the shop’s name where pictures are not shown, and the accent is that of the shop', () => {
  const page = letterPage(
    { text: 'Your order: https://shop.example/a', subject: 'Hello' },
    {
      ...sender,
      logo: { width: 150, height: 45 },
      accent: '#7a3b8f',
    },
  );
  expect(page).toContain('src="cid:logo@larder"');
  expect(page).toContain('alt="Larder &amp; &lt;Sons&gt;"');
  expect(page).not.toMatch(/src="(?!cid:)/);
  expect(page).toContain('color: #7a3b8f; font-weight: bold;');
  expect(page).not.toContain('#2f6b4f');
});
