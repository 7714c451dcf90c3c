import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../server/src/config.ts';
import { actionsOf, allowances, textOf, type Cloud, type Values } from '../cloud.ts';

/** The servers: what they are, how they boot, how they go. */
export const serverPromises = (cloud: () => Cloud) =>
  describe('servers', () => {
    const templateData = () =>
      cloud().one('AWS::EC2::LaunchTemplate').properties['LaunchTemplateData'] as Values;
    const script = () => textOf(templateData()['UserData']);
    /** A file that the script writes. */
    const written = (path: string) =>
      script().split(`cat >${path} <<'END_OF_FILE'\n`)[1]?.split('\nEND_OF_FILE')[0] ?? '';

    test('nobody signs in to one by a key, and its role is had by asking twice', () => {
      expect(templateData()).toMatchObject({
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
        BlockDeviceMappings: [{ Ebs: { Encrypted: true, VolumeType: 'gp3' } }],
      });
      expect(templateData()).not.toHaveProperty('KeyName');
    });

    test('they are replaced a few at a time, each when it can sell, and live two weeks at most', () => {
      const { properties, policies } = cloud().one('AWS::AutoScaling::AutoScalingGroup');
      expect(properties).toMatchObject({
        MinSize: '2',
        MaxInstanceLifetime: 14 * 24 * 60 * 60,
        HealthCheckType: 'ELB',
      });
      expect(policies).toMatchObject({
        CreationPolicy: { ResourceSignal: { Count: 2 } },
        UpdatePolicy: {
          AutoScalingRollingUpdate: {
            MaxBatchSize: 1,
            MinInstancesInService: 2,
            WaitOnResourceSignals: true,
          },
        },
      });
      expect(cloud().one('AWS::ElasticLoadBalancingV2::TargetGroup').properties).toMatchObject({
        HealthCheckPath: '/api/health',
        TargetGroupAttributes: expect.arrayContaining([
          { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
        ]),
      });
    });

    test('the store understands every setting that it is booted with, and runs on AWS throughout', () => {
      const lines = written('/etc/larder/settings.env').split('\n');
      const settings = lines.map((line) => /^(\w+)="(.*)"$/.exec(line) ?? []);
      const config = readConfig({
        ...Object.fromEntries(settings.map(([, name = '', value = '']) => [name, value])),
        LARDER_COGNITO_SECRET: 'secret1',
        LARDER_STRIPE_KEY: 'sk_live_51abcdefgh',
        LARDER_STRIPE_HOOK_SECRET: 'whsec_abcdefghijklmnop',
      });
      expect(config).toMatchObject({
        host: '0.0.0.0',
        port: 3000,
        publicUrl: 'https://small.larder.example',
        trustedProxies: 2,
        demo: false,
        database: { kind: 'rds', url: 'postgres://larder@database.internal:5432/larder' },
        choices: { kind: 'dynamo', primary: 'eu-west-1', secondary: 'eu-central-1' },
        objects: { kind: 's3' },
        accounts: { kind: 'cognito', pool: 'eu-west-1_Pool1', client: 'client1' },
        mail: {
          kind: 'ses',
          topic: expect.stringMatching(/^arn:aws:sns:eu-west-1:\d{12}:larder-\w+-mail$/),
        },
        payments: { kind: 'stripe' },
      });
      expect(script()).not.toContain('SECRET=secret');
    });

    test('the settings of the cloud refuse a sandbox', () => {
      const lines = written('/etc/larder/settings.env').split('\n');
      const settings = lines.map((line) => /^(\w+)="(.*)"$/.exec(line) ?? []);
      expect(() =>
        readConfig({
          ...Object.fromEntries(settings.map(([, name = '', value = '']) => [name, value])),
          LARDER_URL: 'https://larder.shop',
          LARDER_COGNITO_SECRET: 'secret1',
          LARDER_PAYMENTS: 'sandbox',
        }),
      ).toThrow('LARDER_PAYMENTS sandbox moves no money');
    });

    test('a server reads its three secrets by name when it boots, and no template holds one', () => {
      const folder = mkdtempSync(join(tmpdir(), 'larder-secrets-'));
      try {
        const secretsFile = join(folder, 'secrets.env');
        // In place of the command that asks AWS: says which secret it was asked for.
        const aws = 'aws() { while [ "$1" != --secret-id ]; do shift; done; echo "the-$2"; }\n';
        const reading = written('/usr/local/sbin/larder-secrets').replaceAll(
          '/run/larder-secrets/secrets.env',
          secretsFile,
        );
        const named = written('/etc/larder/secrets.conf');
        const input = `set -a\n${named}\n${aws}${reading}`;
        expect(spawnSync('bash', [], { input, encoding: 'utf8' })).toMatchObject({
          status: 0,
          stderr: '',
        });
        expect(readFileSync(secretsFile, 'utf8').trim().split('\n')).toEqual([
          'LARDER_COGNITO_SECRET=the-larder-small-cognito-client',
          'LARDER_STRIPE_KEY=the-larder-small-stripe-key',
          'LARDER_STRIPE_HOOK_SECRET=the-larder-small-stripe-hooks',
        ]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      const made = cloud()
        .all('AWS::SecretsManager::Secret')
        .map(({ properties }) => String(properties['Name']));
      expect(made.filter((name) => name.includes('stripe'))).toEqual([]);
      const readable = allowances(cloud()).filter(({ statement }) =>
        actionsOf(statement).includes('secretsmanager:GetSecretValue'),
      );
      for (const name of ['larder-small-stripe-key', 'larder-small-stripe-hooks']) {
        const may = readable.filter(({ statement }) => JSON.stringify(statement).includes(name));
        expect(may.map(({ roles }) => roles)).toEqual([expect.stringContaining('Servers')]);
      }
    });

    test('what they boot is a script that bash can read, and says how it went', () => {
      expect(script()).toMatch(/^#!\/bin\/bash\nset -Eeuo pipefail\n/);
      expect(script()).toMatch(/RESOURCE='ServersGroupASG\w+'/);
      // Nothing is fetched but the program itself.
      expect(script()).not.toMatch(/\b(dnf|yum|rpm|pip|npm) /);
      for (const each of [script(), written('/usr/local/sbin/larder-secrets')]) {
        expect(spawnSync('bash', ['-n'], { input: each, encoding: 'utf8' })).toMatchObject({
          status: 0,
          stderr: '',
        });
      }
    });

    /** What the script does where a command of it fails: what it tells the deployment, and what it writes into the log. */
    const failing = (command: string) => {
      const folder = mkdtempSync(join(tmpdir(), 'larder-boot-'));
      try {
        const told = join(folder, 'told');
        const stubs = [
          `aws() { echo "aws $*" >>${told}; }`,
          'cloud-init() { echo i-0123; }',
          `signal() { echo "signal $*" >>${told}; }`,
        ];
        const input = script()
          .split('mkdir -p /etc/larder\n')[0]
          ?.replaceAll('/var/log/larder', folder)
          .replace('/opt/aws/bin/cfn-signal', 'signal');
        const ran = spawnSync('bash', [], {
          input: `${stubs.join('\n')}\n${input}\n${command}\n`,
          encoding: 'utf8',
        });
        return { status: ran.status, output: ran.stdout, told: readFileSync(told, 'utf8') };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    };

    test('a server that cannot boot says why, to the deployment and to the log', () => {
      const { status, output, told } = failing('echo "No program there." >&2\nls /nowhere-at-all');
      expect(status).not.toBe(0);
      expect(told).toMatch(
        /signal .*--exit-code [1-9]\d* --reason .*No program there\..*nowhere-at-all/,
      );
      expect(told).toMatch(
        /aws logs put-log-events .*--log-stream-name boot\/i-0123 .*No program there\./,
      );
      expect(output).toContain('nowhere-at-all');
      const well = failing('echo fine');
      expect(well.status).toBe(0);
      expect(well.told).toMatch(/^signal .*--exit-code 0 --reason The store is open\.\n$/);
    });

    test('the agent has leave for all that it is told to do, and comes from AWS’s own distribution', () => {
      const { Content } = cloud().one('AWS::SSM::Document').properties as { Content: Values };
      const steps = Content['mainSteps'] as { inputs: { runCommand?: unknown[]; name?: string } }[];
      expect(steps[0]?.inputs.name).toBe('AmazonCloudWatchAgent');
      const lines = (steps[1]?.inputs.runCommand ?? []).map(textOf);
      const agent = JSON.parse(lines.find((line) => line.startsWith('{')) ?? '') as Values;
      const text = JSON.stringify(agent);
      expect(text).toContain('"file_path":"/var/log/larder/larder.log"');
      const needed = [
        [agent['logs'] !== undefined, 'logs:CreateLogStream'],
        [agent['logs'] !== undefined, 'logs:PutLogEvents'],
        [agent['metrics'] !== undefined, 'cloudwatch:PutMetricData'],
        [text.includes('aws:AutoScalingGroupName'), 'ec2:DescribeTags'],
      ] as const;
      const may = allowances(cloud())
        .filter(({ roles }) => roles.includes('ServersRole'))
        .flatMap(({ statement }) => actionsOf(statement));
      const missing = needed.filter(([asks, action]) => asks && !may.includes(action));
      expect(missing).toEqual([]);
      expect(cloud().one('AWS::SSM::Association').properties).toMatchObject({
        Targets: [{ Key: 'tag:larder:servers', Values: ['larder-small-servers'] }],
      });
    });

    const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
    test.runIf(hasSystemd)('their units hold what runs in them on a short lead', () => {
      const folder = mkdtempSync(join(tmpdir(), 'larder-units-'));
      try {
        const units = ['larder.service', 'larder-secrets.service'].map((name) => {
          const path = join(folder, name);
          // What the units start is on the servers only.
          const unit = written(`/etc/systemd/system/${name}`).replace(
            /^ExecStart=\S+/m,
            'ExecStart=/bin/true',
          );
          writeFileSync(path, `${unit}\n`);
          return path;
        });
        const verified = spawnSync('systemd-analyze', ['verify', '--man=no', ...units], {
          encoding: 'utf8',
        });
        expect(verified).toMatchObject({ status: 0, stderr: '' });
        for (const unit of units) {
          const told = execFileSync(
            'systemd-analyze',
            ['security', '--offline=true', '--no-pager', unit],
            { encoding: 'utf8' },
          );
          const [, exposure] = /exposure level for \S+: ([\d.]+)/.exec(told) ?? [];
          expect(Number(exposure)).toBeGreaterThan(0);
          expect(Number(exposure)).toBeLessThanOrEqual(3);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
