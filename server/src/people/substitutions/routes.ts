import { handle } from '../../http/handle.ts';
import type { People } from '../customers/customers.ts';
import { contract } from './contract.ts';
import { choose, ownConsent, type Consent } from './substitutions.ts';

const told = ({ choice, never, chosenAt }: Consent) => ({
  choice,
  never,
  chosenAt: chosenAt?.toISOString() ?? null,
});

/** What a customer wants where food is missing while their box is packed. */
export const routes = (parts: People & { clock: () => Date }) =>
  handle(contract, {
    readMySubstitutions: async (c) => c.json(told(await ownConsent(parts, c.var.claims)), 200),
    chooseMySubstitutions: async (c) =>
      c.json(told(await choose(parts, c.var.claims, c.req.valid('json'))), 200),
  });
