/**
 * Holds a page's scripts back until what they would compete with is there: the page is read, and its forms are sent, without them.
 * They begin once the page with its first picture is painted, or 3 s after it arrived, should a picture be late.
 */
export const scriptsLast = (html: string): string =>
  html
    .replaceAll('<link rel="modulepreload"', '<link rel="later"')
    .replace('<script type="module" async=""', '<script type="later"')
    .replace('</head>', () => `<script>${beginLater}</script></head>`);

const beginLater = `{
  const begin = () => {
    const later = document.querySelector('script[type=later]');
    if (!later) return;
    for (const link of document.querySelectorAll('link[rel=later]')) link.rel = 'modulepreload';
    const script = document.createElement('script');
    script.type = 'module';
    script.text = later.text;
    later.replaceWith(script);
  };
  addEventListener('load', () => new PerformanceObserver(begin).observe({ type: 'paint', buffered: true }));
  addEventListener('DOMContentLoaded', () => setTimeout(begin, 3000));
}`;
