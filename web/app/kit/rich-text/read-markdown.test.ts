import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { legalTopics, placeholders } from '../../../../server/src/contract/legal-pages.ts';
import { aboutWords } from '../../words/en/about.ts';
import { writeAs } from '../format.ts';
import { ourText } from './our-text.ts';
import { readMarkdown, safeAddress, type Values } from './read-markdown.server.ts';
import type { Block, Inline } from './rich-text.ts';

const values: Values = {
  shop: 'Pantry **& Sons** [x](https://evil.example) <b>',
  operator: 'Ada Ltd',
  address: null,
  taxNumber: 'IE1',
  email: 'hello@pantry.example',
  phone: '+353 1 234 5678',
  hours: 'Monday to Friday\n9 to 5',
  deliveryDays: 'Wed and Fri',
  cutOff: '18:00',
  daysAhead: '14',
  whoRunsIt: 'Ada Ltd',
};

beforeAll(() => {
  writeAs({
    name: 'P',
    locale: 'en-IE',
    currency: 'EUR',
    timeZone: 'UTC',
    payments: 'sandbox',
    languages: 'en',
    siteUrl: 'https://pantry.example',
  });
});

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

/** What the page shows of it, written down; in a browser it is React that does this. */
function inHtml(node: Block | Inline): string {
  const all = (nodes: readonly (Block | Inline)[]) => nodes.map(inHtml).join('');
  switch (node.kind) {
    case 'text':
      return escaped(node.text);
    case 'code':
      return `<code>${escaped(node.text)}</code>`;
    case 'strong':
      return `<strong>${all(node.content)}</strong>`;
    case 'emphasis':
      return `<em>${all(node.content)}</em>`;
    case 'link':
      return `<a href="${escaped(node.to)}">${all(node.content)}</a>`;
    case 'missing':
      return '<em>Not said yet</em>';
    case 'break':
      return '<br/>';
    case 'heading':
      return `<h${node.level}>${all(node.content)}</h${node.level}>`;
    case 'paragraph':
      return `<p>${all(node.content)}</p>`;
    case 'quote':
      return `<blockquote>${all(node.blocks)}</blockquote>`;
    case 'list': {
      const items = node.items.map((blocks) => `<li>${all(blocks)}</li>`).join('');
      return node.start === null ? `<ul>${items}</ul>` : `<ol start="${node.start}">${items}</ol>`;
    }
    case 'rule':
      return '<hr/>';
    case 'whoRunsIt':
      return '<div>WHO</div>';
  }
}

const html = (text: string) => readMarkdown(text, values).map(inHtml).join('');

test('headings begin below the page’s own and leave none out, however they were written', () => {
  expect(html('### One\n\n# Two\n\n###### Three\n\nText')).toBe(
    '<h2>One</h2><h2>Two</h2><h3>Three</h3><p>Text</p>',
  );
  expect(html('# A\n\n### B\n\n## C')).toBe('<h2>A</h2><h3>B</h3><h3>C</h3>');
});

test('lists, quotes, emphasis, links and lines are what they are in Markdown', () => {
  expect(html('3. one\n4. **two** and *three*')).toBe(
    '<ol start="3"><li><p>one</p></li><li><p><strong>two</strong> and <em>three</em></p></li></ol>',
  );
  expect(html('> said  \n> so\n\n---\n\n`a < b`')).toBe(
    '<blockquote><p>said<br/>so</p></blockquote><hr/><p><code>a &lt; b</code></p>',
  );
  expect(html('[write](mailto:{email}) or [read](/about/terms)')).toBe(
    '<p><a href="mailto:hello@pantry.example">write</a> or <a href="/about/terms">read</a></p>',
  );
});

test('what the shop says is text, whatever it looks like, and what it has not said is told', () => {
  expect(html('{shop}')).toBe('<p>Pantry **&amp; Sons** [x](https://evil.example) &lt;b&gt;</p>');
  expect(html('**{operator}**, {address}')).toBe(
    '<p><strong>Ada Ltd</strong>, <em>Not said yet</em></p>',
  );
  expect(html('{hours}')).toBe('<p>Monday to Friday<br/>9 to 5</p>');
  expect(html('{phone} {email}')).toBe(
    '<p><a href="tel:+35312345678">+353 1 234 5678</a> <a href="mailto:hello@pantry.example">hello@pantry.example</a></p>',
  );
  expect(html('{whoRunsIt}')).toBe('<div>WHO</div>');
  expect(html('\\{shop} {nobody}')).toBe('<p>{shop} {nobody}</p>');
});

test('a link leads to the web, a mailbox, a phone or this shop, and nowhere else', () => {
  for (const fine of [
    'https://a.example/b?c#d',
    'http://a.example',
    'mailto:a@b.example',
    'tel:+1',
    '/about/terms',
    '#top',
  ])
    expect(safeAddress(fine)).toBe(fine);
  for (const bad of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:\\\\evil.example',
    '/\t/evil.example',
    'relative/path',
    'evil.example',
    '',
  ])
    expect(safeAddress(bad), bad).toBeUndefined();
});

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](<java\nscript:alert(1)>)',
  '[x](&#106;avascript:alert(1))',
  '[x](java&Tab;script:alert(1))',
  '<javascript:alert(1)>',
  '![x](https://evil.example/pixel.png)',
  '![x][y]\n\n[y]: https://evil.example/pixel.png',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '<!-- <script> -->',
  '</div></main><script>alert(1)</script>',
  '```\n</code></pre><script>alert(1)</script>\n```',
  '`<script>`',
  '\ue000nobody\ue001 \ue000email',
  '\ue000__proto__\ue001',
  '&#xe000;__proto__&#xe001; &#xe000;constructor&#xe001;',
  '> # A heading\n> ### in a quote',
  '&lt;script&gt;',
  '[a](https://a.example "onmouseover=alert(1)")',
];

/** Nothing but what the list of a rich text can show. */
const tags = /<(?!\/?(?:div|h[2-6]|p|ul|ol|li|blockquote|pre|code|strong|em|a|br|hr)[ />])/;

test.each(hostile)('%s does no harm', (text) => {
  const shown = html(text);
  expect(shown).not.toMatch(tags);
  expect(shown).not.toMatch(/<[^>]* (on\w+|src)=/i);
  for (const [, to = ''] of shown.matchAll(/href="([^"]*)"/g))
    expect(to).toMatch(/^(https?:|mailto:|tel:|\/(?!\/)|#)/);
});

test('whatever somebody writes, only what is in the list is shown', () => {
  const signs = [
    '#',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '**',
    '_',
    '`',
    '[',
    '](',
    ')',
    '<',
    '>',
    '\\',
    '    ',
  ];
  const pieces = fc.constantFrom(...hostile, ...placeholders.map((name) => `{${name}}`), ...signs);
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
      const shown = html(parts.join(''));
      expect(shown).not.toMatch(tags);
      expect(shown).not.toMatch(/<[^>]* on\w+=/i);
      for (const [, to = ''] of shown.matchAll(/href="([^"]*)"/g))
        expect(to).toMatch(/^(https?:|mailto:|tel:|\/(?!\/)|#|\?)/i);
    }),
    { numRuns: 200 },
  );
});

test('a text with hundreds of floors is told without them', () => {
  for (const deep of ['> '.repeat(500), '- '.repeat(500), '*a _b '.repeat(500), '['.repeat(2_000)])
    expect(html(`${deep}end`)).toContain('end');
});

test.each(legalTopics)(
  'the text that the store comes with for %s says what its words say',
  (topic) => {
    const { lead, parts } = aboutWords[topic];
    for (const payments of ['sandbox', 'invoice']) {
      const shown = readMarkdown(ourText(topic, payments), values);
      const said = shown.flatMap((block) =>
        'content' in block
          ? block.content
              .map((inline) => ('text' in inline ? inline.text : `<${inline.kind}>`))
              .join('')
          : [],
      );
      const wanted = parts.flatMap((part) => [
        part.title,
        ...(payments === 'invoice' ? part.text : (part.byCard ?? part.text)),
      ]);
      expect(said).toEqual([lead, ...wanted, 'Who runs this shop']);
      expect(shown.at(-1)).toEqual({ kind: 'whoRunsIt' });
    }
  },
);
