import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { accept } from '../accept.ts';
import type { Mail } from './mail.ts';
import { Tier, type TierProps } from '../constructs/tier.ts';

const plans = {
  lite: cognito.FeaturePlan.LITE,
  essentials: cognito.FeaturePlan.ESSENTIALS,
  plus: cognito.FeaturePlan.PLUS,
};

/** None of them makes an account or sets a password: who may use the AWS account does that. */
const accountActions = [
  'AdminAddUserToGroup',
  'AdminDeleteUser',
  'AdminGetUser',
  'AdminUpdateUserAttributes',
  'AdminUserGlobalSignOut',
];

/** Accounts, and the mail that speaks for them. The pool's schema is frozen: changing it would replace the pool, and the customers with it. */
export class Identity extends Tier {
  readonly pool: cognito.UserPool;
  readonly client: cognito.UserPoolClient;
  readonly clientSecretName: string;
  private readonly clientSecret: secrets.Secret;
  readonly mail: Mail;

  constructor(scope: Construct, id: string, { mail, ...props }: TierProps & { mail: Mail }) {
    super(scope, id, props);
    this.mail = mail;
    this.pool = this.openPool();
    for (const groupName of ['customers', 'administrators']) {
      new cognito.UserPoolGroup(this, groupName, { userPool: this.pool, groupName });
    }
    this.client = this.openClient();
    if (this.store.accountsPlan === 'plus') this.answerRisks();
    this.clientSecretName = this.named('cognito-client');
    this.clientSecret = new secrets.Secret(this, 'ClientSecret', {
      secretName: this.clientSecretName,
      description: 'Secret of the app client that the servers and the login function use',
      secretStringValue: this.client.userPoolClientSecret,
    });
    accept(this.clientSecret, 'Cognito makes it anew only with a new app client.', 'SMG4');
  }

  /** What the store itself asks of Cognito and SES in its own name; customers act with their own tokens. */
  grantUse(grantee: iam.IGrantable): void {
    this.clientSecret.grantRead(grantee);
    iam.Grant.addToPrincipal({
      grantee,
      actions: accountActions.map((action) => `cognito-idp:${action}`),
      resourceArns: [this.pool.userPoolArn],
    });
    this.mail.grantSending(grantee);
  }

  private openPool(): cognito.UserPool {
    const plan = this.store.accountsPlan;
    const pool = new cognito.UserPool(this, 'Pool', {
      userPoolName: this.named('accounts'),
      featurePlan: plans[plan],
      ...(plan === 'plus' && {
        standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
      }),
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      customAttributes: { second_factor: new cognito.StringAttribute({ mutable: true }) },
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 10,
        requireLowercase: false,
        requireUppercase: false,
        requireDigits: false,
        requireSymbols: false,
      },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      email: cognito.UserPoolEmail.withSES({
        fromEmail: this.mail.from,
        sesRegion: this.region,
        sesVerifiedDomain: this.store.domain,
      }),
      deletionProtection: this.store.guarded,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    accept(
      pool,
      'Length is what makes a password strong; kinds of characters only make it hard to remember (NIST SP 800-63B).',
      'COG1',
    );
    accept(
      pool,
      'A setting of the environment: plus costs most of all where orders are many.',
      'COG8',
    );
    accept(
      pool,
      'Customers may have a second factor; the store demands it of administrators.',
      'COG2',
    );
    return pool;
  }

  /**
   * What the plan plus finds is answered, and not only counted: a sign-in that is likely somebody else's does not happen, one that may be
   * takes the second factor where there is one, and a password that is known to have leaked opens nothing and is not taken. The store
   * itself writes to the owner of a sign-in from a new browser, whatever the plan.
   */
  private answerRisks(): void {
    new cognito.CfnUserPoolRiskConfigurationAttachment(this, 'Risks', {
      userPoolId: this.pool.userPoolId,
      clientId: 'ALL',
      accountTakeoverRiskConfiguration: {
        actions: {
          mediumAction: { eventAction: 'MFA_IF_CONFIGURED', notify: false },
          highAction: { eventAction: 'BLOCK', notify: false },
        },
      },
      compromisedCredentialsRiskConfiguration: {
        actions: { eventAction: 'BLOCK' },
        eventFilter: ['SIGN_IN', 'PASSWORD_CHANGE', 'SIGN_UP'],
      },
    });
  }

  /** The store itself sets `second_factor`; a customer's token may not. */
  private openClient(): cognito.UserPoolClient {
    return this.pool.addClient('Store', {
      generateSecret: true,
      authFlows: { userPassword: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      enablePropagateAdditionalUserContextData: true,
      authSessionValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(15),
      accessTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.days(30),
      refreshTokenRotationGracePeriod: Duration.minutes(1),
      readAttributes: new cognito.ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true })
        .withCustomAttributes('second_factor'),
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true }),
    });
  }
}
