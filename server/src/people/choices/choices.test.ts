import { expect, test, vi } from 'vitest';
import type { Choices } from '../../platform/platform.ts';
import { remember } from './choices.ts';
import { withServings } from './remembered.ts';

const clock = () => new Date('2026-11-23T09:00:00Z');
const rig = (put: Choices['put']) => {
  const warn = vi.fn();
  const choices: Choices = {
    get: () => Promise.resolve(undefined),
    put,
    remove: () => Promise.resolve(true),
  };
  const act = () =>
    remember({ choices, clock, log: { warn } }, { customerNo: 1 }, undefined, (known, at) =>
      withServings(known, 4, at),
    );
  return { act, warn };
};

test('what somebody did stands where others were quicker to write what they chose, each time', async () => {
  const put = vi.fn(() => Promise.resolve('conflict' as const));
  const { act } = rig(put);
  expect(await act()).toBeUndefined();
  expect(put.mock.calls.length).toBeGreaterThan(3);
});

test('and where the choices are away; another fault is not hidden', async () => {
  const away = rig(() =>
    Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })),
  );
  expect(await away.act()).toBeUndefined();
  expect(away.warn).toHaveBeenCalledOnce();
  await expect(rig(() => Promise.reject(new Error('a fault'))).act()).rejects.toThrow('a fault');
});
