import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openAwsLocal } from '../aws-local/aws-local.ts';
import { startOwnPostgres } from '../aws-local/own-postgres.ts';
import { credentials } from '../aws-local/services.ts';
import { newAdministrator, newCustomer, orderBox, password, well } from '../aws-local/shopping.ts';
import { synthesise } from '../aws-local/synthesise.ts';
import { openVisitor } from '../aws-local/visitor.ts';

// `npm run check:bundle`: the program that servers in the cloud run, made for this machine and run behind the stand-ins of AWS: what was left out
// of it is missed here. Asks the npm registry, or npm's cache of it. On Linux with x64, where there is a stand-in for DynamoDB.

const repository = join(import.meta.dirname, '../..');
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);
const folder = mkdtempSync(join(tmpdir(), 'larder-check-'));
const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
Object.assign(process.env, credentials);

try {
  const archive = join(folder, 'server.tar.gz');
  const bundle = join(repository, 'infra/src/bundle-server.ts');
  execFileSync(process.execPath, [bundle, process.arch, archive], { stdio: 'inherit' });
  const program = join(folder, 'program');
  mkdirSync(program);
  execFileSync('tar', ['-xzf', archive, '-C', program]);
  // The trial sells the demo's recipes, which no shop in the cloud has.
  const demo = 'server/db/demo';
  cpSync(join(repository, demo), join(program, demo), { recursive: true });
  await open(program);
  say('The bundle has what a server needs.');
} finally {
  for (const close of closing.reverse()) await close();
}

async function open(program: string): Promise<void> {
  const { folder: templates, remove } = await synthesise();
  closing.push(remove);
  const postgres = await startOwnPostgres(closing, say);
  const local = await openAwsLocal({
    folder: templates,
    databaseUrl: postgres.url,
    program,
    log: (text) => process.stderr.write(text),
  });
  closing.push(local.close);
  const guest = openVisitor(local);
  for (const path of ['/', '/menu', '/de/menu', '/api/recipes?limit=1', '/api/openapi.json']) {
    const { status } = await guest.ask('GET', path);
    if (status !== 200 && path !== '/de/menu') throw new Error(`${path} answered ${status}.`);
    say(`  ${status} ${path}`);
  }
  const customer = await newCustomer(local);
  const { orderNo } = await orderBox(customer, 'dan-dan-pork-noodles');
  await well(customer, 'GET', `/api/orders/${orderNo}`);
  say(`  order ${orderNo} was placed`);
  await drawsAndPrints(local, program);
}

/** What reads files by a path that it makes: the library of pictures and the fonts of papers. */
async function drawsAndPrints(local: Awaited<ReturnType<typeof openAwsLocal>>, program: string) {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const run = (code: string) =>
    execFileSync(join(program, 'bin/node'), ['--input-type=module', '-e', code], {
      cwd: program,
      encoding: 'utf8',
    }).trim();
  const drawn = run(
    `import sharp from 'sharp';
     const read = Buffer.from('${picture.toString('base64')}', 'base64');
     process.stdout.write((await sharp(read).resize(4).webp().metadata()).format);`,
  );
  if (!['png', 'webp'].includes(drawn)) throw new Error(`A picture was read as ${drawn}.`);
  const printed = run(
    `const { default: Paper } = await import('pdfkit');
     const paper = new Paper();
     const bytes = [];
     paper.on('data', (chunk) => bytes.push(chunk));
     paper.on('end', () => process.stdout.write(Buffer.concat(bytes).subarray(0, 4).toString()));
     paper.font('server/fonts/DejaVuSans.ttf').text('Larder').font('Helvetica').text('Larder').end();`,
  );
  if (printed !== '%PDF') throw new Error('No paper can be printed.');
  for (const name of ['stripe', '@aws-sdk/client-sesv2', '@aws-sdk/rds-signer'])
    run(`await import('${name}')`);
  const { email } = await newAdministrator(local);
  const staff = openVisitor(local);
  await well(staff, 'POST', '/auth/sign-in', { body: { email, password } });
  say('  pictures, papers, Stripe and AWS are there');
}
