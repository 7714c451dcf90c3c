import { expect, test } from 'vitest';
import { withAddOn } from './add-ons.ts';

test('what is installed is loaded', async () => {
  expect(await withAddOn('stripe', () => Promise.resolve('loaded'))).toBe('loaded');
});

test('what is missing is named, with how to get it, and nothing is loaded', async () => {
  const missing = () => {
    throw new Error('Cannot find package');
  };
  const load = () => Promise.reject(new Error('It was loaded.'));
  await expect(withAddOn('aws', load, missing)).rejects.toThrow('npm run add aws');
});
