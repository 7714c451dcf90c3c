import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastStage, repository, said, wordsOf } from './dockerfile.ts';

// `npm run check:container` runs these very steps in a bare root file system.

test('the container runs what npm start runs, without npm, as a user of its own', () => {
  const manifest = readFileSync(join(repository, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: { start: string } };
  const [program, ...words] = wordsOf(said('ENTRYPOINT'));
  expect([program?.split('/').at(-1), ...words].join(' ')).toBe(scripts.start);
  expect(said('USER')).toBe('larder');
  expect(said('STOPSIGNAL')).toBe('SIGTERM');
});

test('what it keeps is in its one volume, and what it is made of comes from the stages before', () => {
  expect(said('ENV')).toContain(`LARDER_DATA=${said('VOLUME')}`);
  const sources = lastStage().filter(({ word }) => word === 'COPY');
  for (const { rest } of sources) expect(rest).toMatch(/^--from=(build|packages) \/opt\/larder\//);
});

test('its health check asks for the port that it listens on', () => {
  expect(said('ENV')).toContain(`PORT=${said('EXPOSE')}`);
  expect(said('HEALTHCHECK')).toContain('deploy/health.js');
});
