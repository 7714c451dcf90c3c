import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundleLogin } from '../../server/test/login-function.ts';
import { median } from './measure.ts';

const run = promisify(execFile);
const starts = 7;

/** Settings that let it open; it asks nobody while it loads. */
const environment = {
  AWS_REGION: 'eu-west-1',
  LARDER_COGNITO_POOL: 'eu-west-1_Bench',
  LARDER_COGNITO_CLIENT: 'bench',
  LARDER_COGNITO_SECRET: 'bench',
  LARDER_ORIGIN_SECRETS: 'a secret of the bench that is long enough',
  LARDER_URL: 'https://shop.example',
  LARDER_SES: 'yes',
};

/** How large the login function is, and how long a cold one takes to load and open: the median of several processes. */
export async function benchLogin(): Promise<{ bytes: number; loadMs: number }> {
  const { file, bytes, remove } = await bundleLogin();
  const program = `const began = performance.now();
    import(${JSON.stringify(file)}).then(() => process.stdout.write(String(performance.now() - began)));`;
  const tookMs: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const { stdout } = await run(process.execPath, ['-e', program], { env: environment });
    tookMs.push(Number(stdout));
  }
  await remove();
  return { bytes, loadMs: median(tookMs) };
}
