import { useSyncExternalStore } from 'react';
import type { PasskeyMade, PasskeyShown } from '../../../server/src/contract/passkey.ts';
import { ask } from './ask.ts';
import { ownProblem, type Problem } from './problem.ts';

type Told = PasskeyShown & PasskeyMade;
type Question = { challenge: string; options: unknown };
/** What the device answered, and to what. */
export type Answered = { challenge: string; answer: string };
/** Undefined where the device, or its owner, showed none. */
type Asked = { ok: true; shown: Answered | undefined } | { ok: false; problem: Problem };

const never = () => () => undefined;

/** Whether this page can ask for passkeys: false in what the server sent, and wherever they would not work. */
export const usePasskeysHere = (origin: string | null | undefined): boolean =>
  useSyncExternalStore(
    never,
    () => location.origin === origin && knowsPasskeys(),
    () => false,
  );

const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** Whether the browser offers passkeys where one types who one is. */
export const offersInFields = async (): Promise<boolean> =>
  typeof PublicKeyCredential.isConditionalMediationAvailable === 'function' &&
  PublicKeyCredential.isConditionalMediationAvailable();

/** Asks for a passkey to sign in with: now, or (`conditional`) when one is chosen in the field. */
export async function showPasskey(options: {
  signal: AbortSignal;
  mediation?: CredentialMediationRequirement;
}): Promise<Asked> {
  const question = await ask<Question>('/auth/passkey/begin', { json: {} });
  if (!question.ok) return question;
  return answered(question.body, shownIn, (asked) =>
    navigator.credentials.get({
      ...options,
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        asked as PublicKeyCredentialRequestOptionsJSON,
      ),
    }),
  );
}

/** Has the device make one. */
export async function makePasskey(password: string | undefined): Promise<Asked> {
  const json = password === undefined ? {} : { password };
  const question = await ask<Question>('/api/me/passkeys/begin', { json });
  if (!question.ok) return question;
  return answered(question.body, madeIn, (asked) =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        asked as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  );
}

/** As much of what browsers tell as the store looks at. */
const shownIn = ({ id, rawId, type, response }: Told): PasskeyShown => {
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, rawId, type, response: { clientDataJSON, authenticatorData, signature } };
};
const madeIn = ({ id, rawId, type, response }: Told): PasskeyMade => {
  const { clientDataJSON, attestationObject, transports } = response;
  return { id, rawId, type, response: { clientDataJSON, attestationObject, transports } };
};

async function answered(
  { challenge, options }: Question,
  tell: (told: Told) => object,
  askDevice: (options: unknown) => Promise<Credential | null>,
): Promise<Asked> {
  try {
    const credential = (await askDevice(options)) as PublicKeyCredential | null;
    if (!credential) return { ok: true, shown: undefined };
    const told: unknown = credential.toJSON();
    return { ok: true, shown: { challenge, answer: JSON.stringify(tell(told as Told)) } };
  } catch (error) {
    // Browsers tell these apart by name: the device has one already, or whatever else kept it from answering.
    if ((error as DOMException).name === 'InvalidStateError')
      return { ok: false, problem: ownProblem('passkey-there') };
    return { ok: true, shown: undefined };
  }
}
