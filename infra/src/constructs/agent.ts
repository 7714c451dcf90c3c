import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { namespace } from './server-log.ts';

/** `tag` marks the servers among the account's instances, with this name. */
type AgentProps = { name: string; tag: string; logGroupName: string };

/**
 * CloudWatch's agent on every server, from AWS's own distribution, by Systems Manager: beside the boot, so that no server waits for it to sell. It
 * reads the store's log from its first line, whenever it comes.
 */
export class Agent extends Construct {
  constructor(scope: Construct, id: string, { name, tag, logGroupName }: AgentProps) {
    super(scope, id);
    const document = new ssm.CfnDocument(this, 'Document', {
      documentType: 'Command',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '2.2',
        description: 'Installs and starts the agent that carries the log of the store',
        mainSteps: [
          {
            name: 'install',
            action: 'aws:configurePackage',
            inputs: { name: 'AmazonCloudWatchAgent', action: 'Install' },
          },
          {
            name: 'start',
            action: 'aws:runShellScript',
            inputs: { timeoutSeconds: '120', runCommand: commands(logGroupName) },
          },
        ],
      },
    });
    new ssm.CfnAssociation(this, 'OnServers', {
      name: document.ref,
      associationName: name,
      targets: [{ key: `tag:${tag}`, values: [name] }],
    });
  }
}

const commands = (logGroupName: string): string[] => [
  'mkdir -p /etc/larder',
  `cat >/etc/larder/agent.json <<'END_OF_FILE'`,
  agentConfig(logGroupName),
  'END_OF_FILE',
  '/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/etc/larder/agent.json',
];

/** The store's log, and what the machine has left of memory and disk. */
function agentConfig(logGroupName: string): string {
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
      namespace,
      append_dimensions: { AutoScalingGroupName: ['$', '{aws:AutoScalingGroupName}'].join('') },
      aggregation_dimensions: [['AutoScalingGroupName']],
      metrics_collected: {
        mem: { measurement: ['mem_used_percent'] },
        disk: { measurement: ['used_percent'], resources: ['/'] },
      },
    },
  });
}
