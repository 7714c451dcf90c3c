import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack, type CfnElement } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { PaymentSecretNames } from './payment-secrets.ts';
import type { Settings } from '../environment.ts';
import type { ServerProgram } from './server-program.ts';

const boot = (name: string) => readFileSync(join(import.meta.dirname, '../boot', name), 'utf8');

type Boot = {
  program: ServerProgram;
  group: autoscaling.AutoScalingGroup;
  settings: Settings;
  clientSecretName: string;
  paymentSecrets: PaymentSecretNames | undefined;
  logGroupName: string;
};

/** Writes what a new server does first: its files, its settings, the program, and word that it is ready. */
export function userData(script: ec2.UserData, options: Boot): void {
  const { program, group, settings, clientSecretName, paymentSecrets } = options;
  const { region, stackName } = Stack.of(group);
  const resource = Stack.of(group).getLogicalId(group.node.defaultChild as CfnElement);
  script.addCommands(
    'set -Eeuo pipefail',
    `export REGION='${region}' STACK='${stackName}' RESOURCE='${resource}' LOG_GROUP='${options.logGroupName}'`,
    `export PROGRAM='${program.url}' PORT='${settings.PORT ?? ''}'`,
    boot('tell.sh'),
    'mkdir -p /etc/larder',
    file('/etc/larder/settings.env', linesOf(settings)),
    file(
      '/etc/larder/secrets.conf',
      linesOf({
        REGION: region,
        COGNITO_SECRET_NAME: clientSecretName,
        STRIPE_KEY_NAME: paymentSecrets?.key,
        STRIPE_HOOKS_NAME: paymentSecrets?.hooks,
      }),
    ),
    file('/usr/local/sbin/larder-secrets', boot('read-secrets.sh')),
    file('/etc/systemd/system/larder-secrets.service', boot('larder-secrets.service')),
    file('/etc/systemd/system/larder.service', boot('larder.service')),
    file('/etc/logrotate.d/larder', boot('logrotate.conf')),
    boot('boot.sh'),
  );
}

/** A here-document whose words the shell leaves alone. */
const file = (path: string, content: string) =>
  [`cat >${path} <<'END_OF_FILE'`, content.trimEnd(), 'END_OF_FILE'].join('\n');

const linesOf = (values: Record<string, string | undefined>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${value ?? ''}"`)
    .join('\n');
