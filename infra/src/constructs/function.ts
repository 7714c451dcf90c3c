import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import {
  LogLevel,
  NodejsFunction,
  OutputFormat,
  type NodejsFunctionProps,
} from 'aws-cdk-lib/aws-lambda-nodejs';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

export const repository = join(import.meta.dirname, '../../..');

type Props = Omit<NodejsFunctionProps, 'environment' | 'entry' | 'bundling'> & {
  /** Below server/src. */
  entry: string;
  settings: Record<string, string>;
  /** Runs in the bundle's folder once it is made; both folders are absolute. */
  afterBundling?: (repository: string, bundle: string) => string[];
};

/** A function of the server's own code, bundled: Graviton, JSON logs, and whatever it asks for inside it. */
export function serverFunction(
  scope: Construct,
  id: string,
  { entry, settings, afterBundling, ...props }: Props,
): NodejsFunction {
  const log = new logs.LogGroup(scope, `${id}Log`, {
    retention: logs.RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new iam.Role(scope, `${id}Role`, {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  log.grantWrite(role);
  return new NodejsFunction(scope, id, {
    ...props,
    role,
    entry: join(repository, 'server/src', entry),
    handler: 'handler',
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    timeout: props.timeout ?? Duration.seconds(15),
    environment: settings,
    loggingFormat: lambda.LoggingFormat.JSON,
    logGroup: log,
    projectRoot: repository,
    depsLockFilePath: join(repository, 'package-lock.json'),
    bundling: {
      format: OutputFormat.ESM,
      target: 'node24',
      mainFields: ['module', 'main'],
      // Lambda brings a part of the SDK, in a version of its own: what we ask for is ours, and all of it.
      externalModules: [],
      minify: true,
      logLevel: LogLevel.WARNING,
      // Packages in CommonJS ask for `require`, which a module has not.
      banner:
        "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      commandHooks: {
        beforeBundling: () => [],
        beforeInstall: () => [],
        afterBundling: (input, output) => afterBundling?.(input, output) ?? [],
      },
    },
  });
}
