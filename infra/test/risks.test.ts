import { beforeAll, expect, test } from 'vitest';
import { cloudWith, patienceMs, type Cloud } from './cloud.ts';

beforeAll(async () => {
  await cloudWith('varied');
}, patienceMs);

const properties = (cloud: Cloud, type: string) =>
  cloud.all(type, 'Identity').map((each) => each.properties);

test('where the plan finds risks, each is answered, for every client of the pool', async () => {
  const cloud = await cloudWith('varied');
  const [pool] = properties(cloud, 'AWS::Cognito::UserPool');
  expect(pool).toMatchObject({
    UserPoolTier: 'PLUS',
    UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
  });
  expect(properties(cloud, 'AWS::Cognito::UserPoolRiskConfigurationAttachment')).toEqual([
    {
      UserPoolId: { Ref: expect.stringMatching(/^Pool/) },
      ClientId: 'ALL',
      AccountTakeoverRiskConfiguration: {
        Actions: {
          MediumAction: { EventAction: 'MFA_IF_CONFIGURED', Notify: false },
          HighAction: { EventAction: 'BLOCK', Notify: false },
        },
      },
      CompromisedCredentialsRiskConfiguration: {
        Actions: { EventAction: 'BLOCK' },
        EventFilter: ['SIGN_IN', 'PASSWORD_CHANGE', 'SIGN_UP'],
      },
    },
  ]);
});

test.each(['first', 'usual'] as const)(
  'a plan that finds none is not asked to: that of the %s store',
  async (name) => {
    const cloud = await cloudWith(name);
    expect(['lite', 'essentials']).toContain(cloud.environment.accountsPlan);
    expect(properties(cloud, 'AWS::Cognito::UserPoolRiskConfigurationAttachment')).toEqual([]);
    const [pool] = properties(cloud, 'AWS::Cognito::UserPool');
    expect(pool).not.toHaveProperty('UserPoolAddOns');
  },
);
