import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { synthesise } from '../aws-local/synthesise.ts';

// `npm run check:aws`: what two programs that are not npm's find wrong with the templates of every size and choice, and with the workflows:
//   pip install cfn-lint==1.58.0
//   go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
// The rules of CloudFormation itself and of AwsSolutions are asked at every synthesis, and so by npm test.

const repository = join(import.meta.dirname, '../..');
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** What cfn-lint complains of without being right, and why it may stand. */
const falseAlarms: { rule: string; about: RegExp; reason: string }[] = [
  {
    rule: 'E1022',
    about: /Fn::GetStackOutput/,
    reason: 'It does not know the function by which one stack reads another; CloudFormation does.',
  },
  {
    rule: 'W3010',
    about: /availability zones/,
    reason: 'Zones are named on purpose: what AWS lists first may change (decision 52).',
  },
  {
    rule: 'W3005',
    about: /dependency already enforced/,
    reason: 'The CDK says twice what has to be there first. Once would do.',
  },
  {
    rule: 'W8003',
    about: /'made', 'missing'/,
    reason: 'A rule that can never hold keeps from deployment what was not bundled.',
  },
];

const findingsSchema = z.array(
  z.object({
    Rule: z.object({ Id: z.string() }),
    Message: z.string(),
    Filename: z.string(),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullish() }),
  }),
);

function run(command: string, args: string[]): string {
  const { error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: repository });
  if (error)
    throw new Error(`${command} is not here: see the first lines of tools/aws-check/lint.ts.`);
  if (stderr) throw new Error(`${command}: ${stderr}`);
  return stdout;
}

/** What is wrong with these templates by cfn-lint, without what is known to be none. */
function wrongTemplates(files: string[], region: string): string[] {
  const args = ['--format', 'json', '--regions', region, '--template', ...files];
  return findingsSchema
    .parse(JSON.parse(run('cfn-lint', args) || '[]'))
    .filter(
      ({ Rule, Message }) =>
        !falseAlarms.some(({ rule, about }) => rule === Rule.Id && about.test(Message)),
    )
    .map(
      ({ Rule, Message, Filename, Location }) =>
        `${Rule.Id} ${Filename} ${(Location.Path ?? []).join('/')}: ${Message}`,
    );
}

const wrongWorkflows = (...files: string[]): string[] =>
  run('actionlint', ['-no-color', '-oneline', ...files])
    .split('\n')
    .filter(Boolean);

/** What has to be found, or the programs look at nothing. */
function findPlanted(): void {
  const folder = mkdtempSync(join(tmpdir(), 'larder-planted-'));
  try {
    const template = join(folder, 'planted.json');
    const Bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'A Name', Nonsense: 1 } };
    writeFileSync(template, JSON.stringify({ Resources: { Bucket } }));
    if (!wrongTemplates([template], 'eu-west-1').some((each) => each.includes('Nonsense')))
      throw new Error('cfn-lint does not find a property that there is not.');
    const workflow = join(folder, 'planted.yml');
    writeFileSync(
      workflow,
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    needs: b\n    steps: []\n',
    );
    if (wrongWorkflows(workflow).length === 0)
      throw new Error('actionlint does not find a job that waits for none.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

findPlanted();
const wrong = wrongWorkflows();
say(`Workflows: ${wrong.length} findings.`);
wrong.push(...wrongTemplates(['infra/github-roles.yaml'], 'eu-west-1'));
for (const size of [
  'small',
  'medium',
  'large',
  'large-orders-apart',
  'large-with-replica',
  'large-aurora',
]) {
  const { folder, remove } = await synthesise(size);
  try {
    const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
    const global = new Set(['Dns', 'EdgeCert', 'EdgeOps'].map((id) => `${id}.template.json`));
    const paths = (isGlobal: boolean) =>
      templates.filter((file) => global.has(file) === isGlobal).map((file) => join(folder, file));
    const found = [
      ...wrongTemplates(paths(false), 'eu-west-1'),
      ...wrongTemplates(paths(true), 'us-east-1'),
    ];
    say(`${size}: ${templates.length} templates, ${found.length} findings.`);
    wrong.push(...found);
  } finally {
    await remove();
  }
}
for (const { rule, reason } of falseAlarms) say(`Let stand: ${rule}. ${reason}`);
for (const each of wrong) say(each);
if (wrong.length > 0) process.exitCode = 1;
