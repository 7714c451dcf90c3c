import { expect, test } from 'vitest';
import { stylesApart } from './styles-apart.server.ts';

const page = (body: string) =>
  `<html><head><style data-mantine-styles="true">a{}</style></head><body>${body}</body></html>`;

test('style attributes become rules of one sheet, which like every style element carries the nonce', () => {
  const html = stylesApart(
    page('<p class="a" style="--x:1px;color:red">A</p><i style="font-family:&quot;DM&quot;">B</i>'),
    'word',
  );
  expect(html).not.toMatch(/\sstyle="/);
  expect(html.match(/<style nonce="word"|nonce="word">/g)).toHaveLength(2);
  expect(html).toContain('<p class="a" data-style="0">A</p><i data-style="1">B</i>');
  expect(html).toContain('[data-style="0"]:not(#\\#){--x:1px;color:red}');
  expect(html).toContain('[data-style="1"]:not(#\\#){font-family:"DM"}');
});

test('nothing that stands in an attribute ends its rule, or the sheet', () => {
  const html = stylesApart(page('<p style="x:y} body{z:1}&lt;/style&gt;&lt;b&gt;">A</p>'), 'word');
  expect(html.match(/<\/style/g)).toHaveLength(2);
  expect(html).toContain('{x:y bodyz:1/style>b>}');
});

test('what people wrote about styles stays what they wrote', () => {
  const text = '<p>A style="color:red" is &lt;i style=&quot;x&quot;&gt;</p>';
  expect(stylesApart(page(text), 'word')).toContain(text);
});
