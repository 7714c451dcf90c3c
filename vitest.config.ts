import { globSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const tests = '{server,web,infra,tools}/**/*.test.{ts,tsx}';
const exclude = ['**/node_modules/**'];

/** A test that puts a module of its own in another's place has every module to itself. */
const apart = globSync(tests, { cwd: import.meta.dirname, exclude }).filter((path) =>
  /vi\.(mock|doMock)\(/.test(readFileSync(join(import.meta.dirname, path), 'utf8')),
);

const common = {
  pool: 'forks' as const,
  // No test asserts a time; these only end one that hangs, on a machine that may be slow and shared.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  setupFiles: ['server/test/put-back.ts'],
};

/** Node runs the store's files as they are; what puts a module in another's place is transformed first. */
const native = { viteModuleRunner: false, nodeLoader: false };

/** Files of one project follow each other, so that a process goes on with the modules that it has loaded; the longest project comes first. */
class ProjectByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = this.ctx.projects.map(({ name }) => name);
    const placeOf = ({ project }: TestSpecification) => projects.indexOf(project.name);
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  test: {
    globalSetup: ['server/test/global-setup.ts', 'web/test/global-setup.ts'],
    // More than there are cores: much of a test is waiting for a browser, a database or another process.
    maxWorkers: 4,
    sequence: { sequencer: ProjectByProject },
    // Programs that tests start are compiled once; where `npm start` keeps it, too.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
    projects: [
      {
        test: {
          ...common,
          name: 'web',
          include: ['web/**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...apart],
          isolate: false,
          experimental: native,
          // Pages are rendered as they are where customers see them, by the program that was built.
          env: { NODE_ENV: 'production' },
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        test: {
          ...common,
          name: 'store',
          include: [tests],
          isolate: false,
          experimental: native,
          exclude: [...exclude, 'web/**', ...apart],
        },
      },
      { test: { ...common, name: 'apart', include: apart, exclude } },
    ],
  },
});
