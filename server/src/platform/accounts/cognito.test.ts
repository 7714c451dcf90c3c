import { accountsContract } from './accounts.contract.ts';
import { openCognito } from './cognito/fixtures.ts';

accountsContract('cognito', () => openCognito());
