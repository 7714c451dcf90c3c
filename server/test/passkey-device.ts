import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Person, Reply } from './store.ts';

type Asked = { challenge: string; options: { challenge: string; rp?: { id: string } } };
type Lies = {
  /** Of the page that asks the device. */
  origin?: string;
  /** The host that the device was asked for. */
  host?: string;
  /** Whether its owner proved that they are there: a fingerprint, a PIN. */
  verified?: boolean;
};

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** As much of CBOR as an attestation takes: texts, bytes, small whole numbers and maps. */
function cbor(value: unknown): Buffer {
  const head = (major: number, length: number) =>
    length < 24
      ? Buffer.from([(major << 5) | length])
      : length < 256
        ? Buffer.from([(major << 5) | 24, length])
        : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([
    head(5, entries.length),
    ...entries.flatMap(([key, of]) => [cbor(key), cbor(of)]),
  ]);
}

/** A device that keeps one passkey and answers for it, as WebAuthn says. */
export function passkeyDevice(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;

  const clientData = (type: string, challenge: string, lies: Lies) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: lies.origin ?? origin }));
  function authenticatorData({ host, verified = true }: Lies, attested: Buffer): Buffer {
    counter += 1;
    const flags = 0b1 | (verified ? 0b100 : 0) | (attested.length > 0 ? 0b100_0000 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const rpId = sha256(host ?? new URL(origin).hostname);
    return Buffer.concat([rpId, Buffer.from([flags]), count, attested]);
  }
  const named = <Response>(response: Response) => {
    const known = id.toString('base64url');
    return { id: known, rawId: known, type: 'public-key' as const, response };
  };

  return {
    id: id.toString('base64url'),
    make: ({ options }: Asked, lies: Lies = {}) => {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const key = new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]);
      const length = Buffer.from([0, id.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, cbor(key)]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authenticatorData(lies, attested)],
      ]);
      return named({
        clientDataJSON: clientData('webauthn.create', options.challenge, lies).toString(
          'base64url',
        ),
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal'],
      });
    },
    show: ({ options }: Asked, lies: Lies = {}) => {
      const client = clientData('webauthn.get', options.challenge, lies);
      const data = authenticatorData(lies, Buffer.alloc(0));
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return named({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}
type PasskeyDevice = ReturnType<typeof passkeyDevice>;

export type ToldPasskey = {
  passkeyId: string;
  name: string;
  host: string;
  works: boolean;
  addedAt: string;
  lastUsedAt: string | null;
};
export type Added = ToldPasskey & { code?: string };

/** What a browser does to add a passkey. */
export async function addPasskey(
  person: Person,
  device: PasskeyDevice,
  { name = 'A phone', password, ...lies }: Lies & { name?: string; password?: string } = {},
): Promise<Reply<Added>> {
  const begun = await person.ask<Asked & { code?: string }>('POST', '/api/me/passkeys/begin', {
    ...(password !== undefined && { password }),
  });
  if (begun.status !== 200) return begun as unknown as Reply<Added>;
  const { challenge } = begun.body;
  const answer = device.make(begun.body, lies);
  return person.ask<Added>('POST', '/api/me/passkeys', { challenge, answer, name });
}

/** What a browser does to sign in with one. */
export async function enterWithPasskey(
  person: Person,
  device: PasskeyDevice,
  lies: Lies = {},
): Promise<Reply<{ code?: string; accessToken?: string }>> {
  const { body } = await person.ask<Asked>('POST', '/auth/passkey/begin', {});
  const answer = device.show(body, lies);
  return person.ask('POST', '/auth/passkey', { challenge: body.challenge, answer });
}
