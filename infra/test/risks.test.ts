import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environment as small } from '../environments/small.ts';
import type { Environment } from '../src/environment.ts';
import { storeApp } from '../src/store-app.ts';

type Resource = { Type: string; Properties: Record<string, unknown> };

/** What the template of the accounts holds with a plan of Cognito. */
async function accountsWith(accountsPlan: Environment['accountsPlan']): Promise<Resource[]> {
  const outdir = await mkdtemp(join(tmpdir(), 'larder-risks-'));
  try {
    const stacks = storeApp({ ...small, accountsPlan }, { outdir }).synth().stacks;
    const template = stacks.find(({ id }) => id === 'Identity')?.template as {
      Resources: Record<string, Resource>;
    };
    return Object.values(template.Resources);
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

const properties = (resources: Resource[], type: string) =>
  resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);

test('where the plan finds risks, each is answered, for every client of the pool', async () => {
  const resources = await accountsWith('plus');
  const [pool] = properties(resources, 'AWS::Cognito::UserPool');
  expect(pool).toMatchObject({
    UserPoolTier: 'PLUS',
    UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
  });
  expect(properties(resources, 'AWS::Cognito::UserPoolRiskConfigurationAttachment')).toEqual([
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

test.each(['lite', 'essentials'] as const)(
  'the plan %s finds none, and is not asked to',
  async (plan) => {
    const resources = await accountsWith(plan);
    expect(properties(resources, 'AWS::Cognito::UserPoolRiskConfigurationAttachment')).toEqual([]);
    const [pool] = properties(resources, 'AWS::Cognito::UserPool');
    expect(pool).not.toHaveProperty('UserPoolAddOns');
  },
);
