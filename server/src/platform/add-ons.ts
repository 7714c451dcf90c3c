import { StartupError } from '../startup-error.ts';

/** One package of each add-on of package.json: where it is, the others are. */
const packageOf = {
  aws: '@aws-sdk/client-s3',
  opentelemetry: '@opentelemetry/sdk-trace-base',
  stripe: 'stripe',
} as const;

/** Loads what needs packages that are installed only where they are chosen; where they are missing, the store says how to get them. */
export async function withAddOn<Loaded>(
  addOn: keyof typeof packageOf,
  load: () => Promise<Loaded>,
  resolve = (name: string) => import.meta.resolve(name),
): Promise<Loaded> {
  try {
    resolve(packageOf[addOn]);
  } catch (error) {
    throw new StartupError(
      `What is chosen needs packages that are not installed: run \`npm run add ${addOn}\`, and again after each \`npm ci\`.`,
      { cause: error },
    );
  }
  return load();
}
