import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { describe, expect, test } from 'vitest';
import { apiRoutes, hooksPath, shareOf } from '../../src/api-routes.ts';
import type { Cloud } from '../cloud.ts';

const operations = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8');

/** Who is told of what, and what is written down. */
export const operationPromises = (cloud: () => Cloud) =>
  describe('operations', () => {
    test('every alarm is in the book of operations under its name, and nothing else is', () => {
      const names = cloud()
        .all('AWS::CloudWatch::Alarm')
        .flatMap(({ id }) => /^Alarms(\w+)[0-9A-F]{8}$/.exec(id)?.[1] ?? []);
      const told = [...operations.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
      expect(told.toSorted()).toEqual([...names, 'Budget'].toSorted());
    });

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
        .all('AWS::CloudWatch::Alarm')
        .filter(({ properties }) => JSON.stringify(properties).includes(hooksPath));
      expect(hooks.map(({ properties }) => properties['MetricName']).sort()).toEqual([
        '4xx',
        '5xx',
      ]);
      expect(apiRoutes.filter(({ path }) => path.startsWith('/api/sandbox/'))).toEqual([]);
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
