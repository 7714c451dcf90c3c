import type { Environment } from '../src/environment.ts';

export const environment: Environment = {
  name: 'large',
  account: '111122223333',
  region: 'eu-west-1',
  secondRegion: 'eu-central-1',
  domain: 'large.larder.example',
  size: 'large',
  zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  guarded: false,
  accountsPlan: 'lite',
  originSecretGeneration: 1,
  payments: 'invoice',
  alarmsTo: 'kitchen@larder.example',
  monthlyBudgetDollars: 150000,
  shop: { LARDER_TIME_ZONE: 'Europe/Dublin', LARDER_LOCALE: 'en-IE', LARDER_CURRENCY: 'EUR' },
};
