import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
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
  const { region } = Stack.of(group);
  script.addSignalOnExitCommand(group);
  script.addCommands(
    'set -euo pipefail',
    'mkdir -p /etc/larder',
    `export REGION='${region}' PROGRAM='${program.url}' PORT='${settings.PORT ?? ''}'`,
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
    file('/etc/larder/agent.json', agentConfig(options)),
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

/** The agent reads the store's log and what the machine has left of memory and disk. */
function agentConfig({ logGroupName }: Boot): string {
  return JSON.stringify({
    agent: { metrics_collection_interval: 60, run_as_user: 'root' },
    logs: {
      logs_collected: {
        files: {
          collect_list: [
            {
              file_path: '/var/log/larder/larder.log',
              log_group_name: logGroupName,
              log_stream_name: '{instance_id}',
            },
          ],
        },
      },
    },
    metrics: {
      namespace: 'Larder',
      append_dimensions: { AutoScalingGroupName: ['$', '{aws:AutoScalingGroupName}'].join('') },
      aggregation_dimensions: [['AutoScalingGroupName']],
      metrics_collected: {
        mem: { measurement: ['mem_used_percent'] },
        disk: { measurement: ['used_percent'], resources: ['/'] },
      },
    },
  });
}
