import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { describe, expect, test } from 'vitest';
import { apiRoutes, hooksPath, shareOf } from '../../src/api-routes.ts';
import { actionsOf, allowances, cloudWith, patienceMs, type Cloud } from '../cloud.ts';

const operations = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8');

/** Who is told of what, and what is written down. */
export const operationPromises = (cloud: () => Cloud) =>
  describe('operations', () => {
    test(
      'every alarm of every choice is in the book of operations under its name, and nothing else is',
      async () => {
        const clouds = [cloud(), await cloudWith('ordersApart'), await cloudWith('replicated')];
        const names = new Set(
          clouds
            .flatMap((each) => each.all('AWS::CloudWatch::Alarm'))
            .flatMap(({ id }) => /^Alarms(\w+)[0-9A-F]{8}$/.exec(id)?.[1] ?? []),
        );
        const told = [...operations.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
        expect(told.toSorted()).toEqual([...names, 'Budget'].toSorted());
      },
      patienceMs,
    );

    test('every alarm rings, and says what customers or staff notice', () => {
      const alarms = cloud()
        .all('AWS::CloudWatch::Alarm')
        .filter(({ id }) => id.startsWith('Alarms'));
      expect(alarms.length).toBeGreaterThanOrEqual(12);
      for (const { properties } of alarms) {
        expect(properties['AlarmDescription']).toMatch(/^[A-Z].{20,}\.$/);
        expect(properties['AlarmActions']).toHaveLength(1);
      }
      const rung = cloud()
        .all('AWS::SNS::Subscription')
        .filter(({ properties }) => properties['Protocol'] === 'email');
      expect(rung).toHaveLength(2);
    });

    test('what comes back of letters, and who calls one unwanted, is told to the store, signed so that it believes it', () => {
      const { properties } = cloud().one('AWS::SES::ConfigurationSetEventDestination');
      expect(properties).toMatchObject({
        EventDestination: { Enabled: true, MatchingEventTypes: ['bounce', 'complaint'] },
      });
      const topics = cloud()
        .all('AWS::SNS::Topic')
        .filter(({ properties: { TopicName } }) => /-mail$/.test(String(TopicName)));
      expect(topics).toHaveLength(1);
      expect(topics[0]?.properties).toMatchObject({ SignatureVersion: '2' });
      const subscribed = cloud()
        .all('AWS::SNS::Subscription')
        .filter(({ properties: { Protocol } }) => Protocol === 'https');
      expect(subscribed.map(({ properties }) => properties['Endpoint'])).toEqual([
        'https://small.larder.example/api/mail/events',
      ]);
      expect(
        cloud()
          .all('AWS::SNS::TopicPolicy')
          .map(({ properties }) => JSON.stringify(properties))
          .join(' '),
      ).toContain('ses.amazonaws.com');
    });

    test('a provider of payments has a limit of its own at the door, and is missed when it is turned away', () => {
      const route = { method: HttpMethod.POST, path: hooksPath, access: 'everyone' } as const;
      const any = { ...route, path: '/api/cart/lines' };
      expect(shareOf(route)).toBeLessThan(shareOf(any));
      const hooks = cloud()
        .all('AWS::Logs::MetricFilter')
        .filter(({ properties }) => String(properties['FilterPattern']).includes(hooksPath));
      expect(hooks).toHaveLength(2);
      expect(apiRoutes.filter(({ path }) => path.startsWith('/api/sandbox/'))).toEqual([]);
    });

    test('letters come from the store alone, in a sandbox too, and forged ones are known by the domain’s own word', () => {
      const may = allowances(cloud()).filter(({ statement }) =>
        actionsOf(statement).includes('ses:SendEmail'),
      );
      expect(may.map(({ roles }) => /(Servers|Function)Role/.exec(roles)?.[1]).sort()).toEqual([
        'Function',
        'Servers',
      ]);
      for (const { statement } of may) {
        expect(statement).toMatchObject({
          Condition: { StringEquals: { 'ses:FromAddress': 'kitchen@small.larder.example' } },
        });
        expect(statement.Resource).toContain('arn:aws:ses:eu-west-1:111122223333:identity/*');
      }
      const [dmarc] = cloud()
        .all('AWS::Route53::RecordSet')
        .filter(({ properties: { Name } }) => String(Name).startsWith('_dmarc.'));
      expect(dmarc?.properties).toMatchObject({
        Type: 'TXT',
        ResourceRecords: [expect.stringMatching(/^"v=DMARC1; p=quarantine;/)],
      });
    });

    test('one look shows how the store is, and a growing bill is told', () => {
      expect(cloud().one('AWS::CloudWatch::Dashboard')).toBeDefined();
      expect(cloud().one('AWS::Budgets::Budget').properties).toMatchObject({
        Budget: { BudgetLimit: { Amount: 400, Unit: 'USD' } },
      });
    });

    test('logs of every tier are kept, and not for ever', () => {
      for (const { properties } of cloud().all('AWS::Logs::LogGroup'))
        expect([90, 731]).toContain(properties['RetentionInDays']);
      expect(cloud().one('AWS::EC2::FlowLog').properties).toMatchObject({ TrafficType: 'ALL' });
      expect(cloud().one('AWS::Logs::Delivery')).toBeDefined();
      expect(cloud().one('AWS::ApiGatewayV2::Stage').properties).toMatchObject({
        AccessLogSettings: { Format: expect.stringContaining('$context.requestId') },
        DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      });
      const { LoadBalancerAttributes } = cloud().one(
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
      ).properties;
      expect(LoadBalancerAttributes).toContainEqual({
        Key: 'access_logs.s3.enabled',
        Value: 'true',
      });
    });

    test('names are signed, and only Amazon certifies them', () => {
      expect(cloud().one('AWS::Route53::DNSSEC')).toBeDefined();
      expect(
        cloud()
          .all('AWS::Route53::RecordSet')
          .map(({ properties }) => properties['Type']),
      ).toContain('CAA');
      expect(cloud().one('AWS::Route53::HealthCheck').properties).toMatchObject({
        HealthCheckConfig: { ResourcePath: '/api/ready', Type: 'HTTPS' },
      });
    });
  });
