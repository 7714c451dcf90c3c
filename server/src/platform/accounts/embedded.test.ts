import { accountsContract } from './accounts.contract.ts';
import { openEmbedded } from './embedded/fixtures.ts';

accountsContract('embedded', () => openEmbedded());
