import { describe, expect, test } from 'vitest';
import type { Cloud } from '../cloud.ts';

/** Cognito, as the server and the entrance of the API rely on it. */
export const accountPromises = (cloud: () => Cloud) =>
  describe('accounts', () => {
    test('the pool goes by e-mail, keeps a frozen schema, and offers an authenticator', () => {
      const { properties } = cloud().one('AWS::Cognito::UserPool');
      expect(properties).toMatchObject({
        UsernameAttributes: ['email'],
        UsernameConfiguration: { CaseSensitive: false },
        DeletionProtection: 'ACTIVE',
        MfaConfiguration: 'OPTIONAL',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        UserPoolTier: 'ESSENTIALS',
        Policies: { PasswordPolicy: { MinimumLength: 10 } },
        EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' },
      });
      expect(properties['Schema']).toEqual([
        { Name: 'email', Mutable: true, Required: true },
        { Name: 'second_factor', AttributeDataType: 'String', Mutable: true },
      ]);
      const groups = cloud()
        .all('AWS::Cognito::UserPoolGroup')
        .map((group) => group.properties['GroupName']);
      expect(groups.sort()).toEqual(['administrators', 'customers']);
    });

    test('a session lasts fifteen minutes, a customer thirty days, and nobody learns who has an account', () => {
      const { properties } = cloud().one('AWS::Cognito::UserPoolClient');
      expect(properties).toMatchObject({
        GenerateSecret: true,
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
        PreventUserExistenceErrors: 'ENABLED',
        EnableTokenRevocation: true,
        IdTokenValidity: 15,
        AccessTokenValidity: 15,
        RefreshTokenValidity: 43200,
        TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'minutes' },
      });
    });

    test('a customer’s token cannot claim a second factor', () => {
      const { properties } = cloud().one('AWS::Cognito::UserPoolClient');
      expect(properties['WriteAttributes']).toEqual(['email']);
      expect(properties['ReadAttributes']).toContain('custom:second_factor');
    });
  });
