import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

// The workflows of GitHub say what they are said to do; `npm run check:aws` has actionlint read them.

type Step = { run?: string; uses?: string; 'working-directory'?: string };
type Job = {
  needs?: string | string[];
  uses?: string;
  environment?: string;
  permissions?: Record<string, string>;
  steps?: Step[];
  with?: Record<string, string>;
  if?: string;
};
type Workflow = { permissions?: Record<string, string>; jobs: Record<string, Job> };

const repository = join(import.meta.dirname, '../..');
const folder = join(repository, '.github/workflows');
const texts = new Map(
  readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
);
const workflow = (file: string) => parse(texts.get(file) ?? '') as Workflow;
const all = [...texts.keys()].map((file) => [file, workflow(file)] as const);

/** As GitHub writes what it fills in. */
const expression = (of: string) => ['$', `{{ ${of} }}`].join('');

/** Steps of a workflow, and of those that it calls. */
const stepsOf = ({ jobs }: Workflow): Step[] =>
  Object.values(jobs).flatMap(({ steps = [], uses }) =>
    uses === undefined ? steps : stepsOf(workflow(uses.split('/').at(-1) ?? '')),
  );

test('there is one to test, one to show a difference, one to deploy and one to go back', () => {
  expect([...texts.keys()].sort()).toEqual([
    'deploy-to.yml',
    'deploy.yml',
    'diff.yml',
    'rollback.yml',
    'test.yml',
  ]);
});

test('whatever npm is asked to run is there', () => {
  const scripts = (file: string) =>
    Object.keys(
      (JSON.parse(readFileSync(join(repository, file), 'utf8')) as { scripts: object }).scripts,
    );
  const [root, infra] = [scripts('package.json'), scripts('infra/package.json')];
  let asked = 0;
  for (const [file, each] of all)
    for (const { run = '' } of stepsOf(each))
      for (const [, name = '', place] of run.matchAll(
        /npm (?:run )?(test|(?<=run )[\w:]+)( -w infra)?/g,
      )) {
        asked += 1;
        expect({ file, name, isThere: (place ? infra : root).includes(name) }).toEqual({
          file,
          name,
          isThere: true,
        });
      }
  expect(asked).toBeGreaterThan(8);
});

/** Actions of others whose bytes their owner can change under us: named by a tag or a branch, or by a commit that no version says what it is. */
const changeable = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)]
    .map(([, used = '']) => used)
    .filter(
      (used) =>
        !used.startsWith('./') && !/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used),
    );

test('actions of others are named by the commit, with its version beside it, and each always by the same', () => {
  const commits = new Map<string, Set<string>>();
  for (const [file, text] of texts) {
    expect({ file, changeable: changeable(text) }).toEqual({ file, changeable: [] });
    for (const [, name = '', commit = ''] of text.matchAll(/uses: ([\w-]+\/[\w./-]+)@(.+)$/gm))
      commits.set(name, (commits.get(name) ?? new Set()).add(commit));
  }
  expect(commits.size).toBeGreaterThan(5);
  for (const [name, used] of commits) expect([name, used.size]).toEqual([name, 1]);
  const sha = '3d3c42e5aac5ba805825da76410c181273ba90b1';
  const wrong = [
    'actions/a@v4',
    'actions/a@main',
    `actions/a@${sha}`,
    `actions/a@${sha.slice(1)} # v1.0.0`,
  ];
  expect(changeable(wrong.map((used) => `      - uses: ${used}`).join('\n'))).toEqual(wrong);
});

test('nobody holds a key of AWS, and nobody may more than the job takes', () => {
  for (const [file, { permissions, jobs }] of all) {
    expect(texts.get(file)).not.toMatch(/aws-access-key-id|aws-secret-access-key|secrets\.AWS/);
    if (file !== 'deploy-to.yml')
      expect({ file, permissions }).toEqual({ file, permissions: { contents: 'read' } });
    for (const job of Object.values(jobs)) {
      const asksAws = (job.steps ?? []).some(({ uses }) => uses?.startsWith('aws-actions/'));
      if (asksAws) expect(job.permissions).toMatchObject({ 'id-token': 'write' });
      else if (!job.uses?.endsWith('/deploy-to.yml'))
        expect(job.permissions?.['id-token']).toBeUndefined();
    }
  }
});

test('nothing is deployed that was not tested, to production nothing that is not in staging, and the same in both', () => {
  const { jobs } = workflow('deploy.yml');
  expect(jobs['staging']?.needs).toEqual(['test', 'build']);
  expect(jobs['production']?.needs).toBe('staging');
  for (const name of ['staging', 'production'])
    expect(jobs[name]).toMatchObject({
      uses: './.github/workflows/deploy-to.yml',
      with: { environment: name, run: expression('github.run_id') },
    });
  expect(workflow('deploy-to.yml').jobs['deploy']?.environment).toBe(
    expression('inputs.environment'),
  );
  // No part of a workflow's own text comes from whoever proposes a change.
  for (const text of texts.values()) expect(text).not.toMatch(/run:.*\$\{\{ *github\.event/);
});

test('going back builds nothing, and leaves the database as it is', () => {
  const back = workflow('rollback.yml');
  const commands = stepsOf(back)
    .map(({ run = '' }) => run)
    .join('\n');
  expect(commands).toContain('deploy --app');
  expect(commands).not.toMatch(/npm (ci|install|run)|synth|bundle/);
  expect(stepsOf(back).some(({ uses }) => uses?.startsWith('actions/checkout'))).toBe(false);
  expect(back.jobs['back']?.with?.['stacks']).toBe('App Api Edge --exclusively');
});
