import type { Environment } from '../src/environment.ts';

export const environment: Environment = {
  name: 'small',
  account: '111122223333',
  region: 'eu-west-1',
  secondRegion: 'eu-central-1',
  domain: 'small.larder.example',
  size: 'small',
  zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  guarded: false,
  accountsPlan: 'essentials',
  originSecretGeneration: 1,
  payments: 'invoice',
  alarmsTo: 'kitchen@larder.example',
  monthlyBudgetDollars: 400,
  shop: {
    LARDER_TIME_ZONE: 'Europe/Dublin',
    LARDER_LOCALE: 'en-IE',
    LARDER_CURRENCY: 'EUR',
    LARDER_ALLOWED_ORIGINS: 'https://till.example',
  },
};
