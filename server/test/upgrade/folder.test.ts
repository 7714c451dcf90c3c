import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkOut, isInHistory, makeFolder, repository } from './checkout.ts';
import { readFixtures } from './fixture.ts';
import { liveAndLeave, untilNothingWaits, whileItRuns, type Lived } from './live.ts';
import { startOldStore, type Ask } from './old-store.ts';
import { orMore } from './or-more.ts';
import { headersOf, type Answer } from './record.ts';
import type { Story } from './story.ts';

// Takes minutes, and the history: `npm run test:upgrade`. Elsewhere the fixtures do.
const asked = process.env['UPGRADE_FOLDERS'] === 'yes';
const versions = (await readFixtures()).map(({ version }) => version);
const patience = 600_000;

describe.runIf(asked).each(versions)('a data folder of %s', (version) => {
  const known = isInHistory(version);
  let checkout: Awaited<ReturnType<typeof checkOut>> | undefined;
  beforeAll(async () => {
    if (known) checkout = await checkOut(version);
  }, patience);
  afterAll(async () => checkout?.remove());

  describe.runIf(known).each(['stopped', 'killed'])('whose store was %s', (end) => {
    test(
      'opens as it was, and goes on',
      async () => {
        const data = await makeFolder();
        try {
          const kill = end === 'killed';
          const lived = await liveAndLeave(checkout?.folder ?? '', data, { kill });
          const lettersSent = await countLetters(data);
          // The demo would hang pictures that came later than the version.
          await openToday(data, { LARDER_DEMO: 'no' }, (ask) =>
            expectAllDone(ask, data, { ...lived, lettersSent }),
          );
          const kept = lived.answers.filter(({ path }) => /orders|kitchen|stock|me$/.test(path));
          await openToday(data, {}, (ask) => expectAnswers(ask, lived.story, kept));
        } finally {
          await rm(data, { recursive: true, force: true });
        }
      },
      patience,
    );
  });
});

async function openToday(
  data: string,
  environment: Record<string, string>,
  use: (ask: Ask) => Promise<void>,
): Promise<void> {
  const store = await startOldStore(repository, data, environment);
  try {
    await use(store.ask);
  } finally {
    await store.stop();
  }
}

/** Everything is answered as it was, before and after what waited is done, once. */
async function expectAllDone(
  ask: Ask,
  data: string,
  lived: Lived & { lettersSent: number },
): Promise<void> {
  await expectAnswers(ask, lived.story, lived.answers);
  await whileItRuns(data, untilNothingWaits);
  await expectAnswers(ask, lived.story, lived.answers);
  const letters = lived.waiting.filter(({ kind }) => lettersOf.has(kind));
  expect(letters.length).toBeGreaterThanOrEqual(4);
  expect(await countLetters(data)).toBe(lived.lettersSent + letters.length);
  const cart = await ask('GET', '/api/cart', { headers: headersOf(lived.story, 'ada') });
  expect(cart.body).toMatchObject({ lines: [] });
}

const lettersOf = new Set(['letter', 'order-placed', 'order-moved']);

async function expectAnswers(ask: Ask, story: Story, answers: Answer[]): Promise<void> {
  for (const { who, path, answer } of answers) {
    const reply = await ask('GET', path, { headers: headersOf(story, who) });
    const body = orMore(path, answer);
    expect(reply, `${path} of ${who}`).toMatchObject({ status: 200, body });
  }
}

const countLetters = async (data: string): Promise<number> =>
  (await readdir(join(data, 'mail'))).filter((file) => file.endsWith('.eml')).length;
