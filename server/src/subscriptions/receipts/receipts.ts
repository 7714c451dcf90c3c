import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { Database, Db, Seal, Tx } from '../../platform/platform.ts';
import {
  spelled,
  type Flaw,
  type PublicKey,
  type Receipt,
  type ReceiptContent,
} from './receipt.ts';
import * as rows from './sql.ts';

/** The key that signs, opened once for each process. */
export type Signer = { key: string; sign: (digest: Buffer) => Buffer };

export const digestOf = (content: ReceiptContent): string =>
  createHash('sha256').update(spelled(content)).digest('base64url');

export function signed(content: ReceiptContent, signer: Signer): Receipt {
  const digest = digestOf(content);
  const signature = signer.sign(Buffer.from(digest, 'base64url')).toString('base64url');
  return { content, digest, key: signer.key, signature };
}

/** A signer with a key of its own, and the key that tells its signatures. */
export function newSigner(): { signer: Signer; x: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return {
    signer: signerOf(x, privateKey),
    x,
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
  };
}

const signerOf = (x: string, privateKey: KeyObject): Signer => ({
  key: keyName(x),
  sign: (digest) => sign(null, digest, privateKey),
});

/** A key is known by what it is: nobody can give another one its name. */
const keyName = (x: string): string =>
  createHash('sha256').update(x).digest('base64url').slice(0, 16);

/** Looks whether receipts, the first first, are as the shop gave them, without asking it anything. */
export function flawsOf(receipts: readonly Receipt[], keys: readonly PublicKey[]): Flaw[] {
  const known = new Map(keys.filter(({ key, x }) => key === keyName(x)).map((it) => [it.key, it]));
  return receipts.flatMap(({ content, digest, key, signature }, at): Flaw[] => {
    const { seq, previous } = content;
    if (digest !== digestOf(content)) return [{ seq, flaw: 'altered' }];
    const before = receipts[at - 1];
    const follows = before
      ? previous === before.digest && seq === before.content.seq + 1
      : (previous === null) === (seq === 1);
    if (!follows) return [{ seq, flaw: 'chain-broken' }];
    const own = known.get(key);
    if (!own) return [{ seq, flaw: 'key-unknown' }];
    const by = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: own.x }, format: 'jwk' });
    const isRight = verify(
      null,
      Buffer.from(digest, 'base64url'),
      by,
      Buffer.from(signature, 'base64url'),
    );
    return isRight ? [] : [{ seq, flaw: 'signature-wrong' }];
  });
}

/** Signs with the shop's newest key that can be opened here; one is made where there is none. */
export async function openSigner({
  database,
  seal,
  clock,
}: {
  database: Database;
  seal: Seal;
  clock: () => Date;
}): Promise<Signer> {
  return database.transaction(async (tx) => {
    await rows.lockKeys(tx);
    for (const { x, sealed } of await rows.readKeys(tx)) {
      // A key that was closed with another secret only tells its old signatures.
      const opened = seal.open(sealed);
      if (typeof opened !== 'string') continue;
      const key = Buffer.from(opened, 'base64url');
      return signerOf(x, createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
    }
    const { signer, x, privateKey } = newSigner();
    await rows.addKey(tx, { key: signer.key, x, sealed: seal.close(privateKey), at: clock() });
    return signer;
  });
}

/** The keys by which anybody can tell the shop's receipts, the newest first. */
export async function publicKeys({ database }: { database: Database }): Promise<PublicKey[]> {
  return (await rows.readKeys(database)).map(({ key, x, since }) => ({
    key,
    x,
    since: since.toISOString(),
  }));
}

/** Writes the next receipts of subscriptions, whose pens the caller has: of what was said in turn, which may be several things of one. */
export async function writeReceipts(
  tx: Tx,
  signer: Signer,
  said: readonly Omit<ReceiptContent, 'version' | 'seq' | 'previous'>[],
): Promise<Receipt[]> {
  if (said.length === 0) return [];
  const nos = [...new Set(said.map(({ subscriptionNo }) => subscriptionNo))];
  const last = new Map(
    (await rows.readLast(tx, nos)).map(({ subscriptionNo, ...it }) => [subscriptionNo, it]),
  );
  const written = said.map((it): Receipt => {
    const before = last.get(it.subscriptionNo);
    const seq = (before?.seq ?? 0) + 1;
    const receipt = signed({ version: 1, ...it, seq, previous: before?.digest ?? null }, signer);
    last.set(it.subscriptionNo, { seq, digest: receipt.digest });
    return receipt;
  });
  await rows.addReceipts(tx, written);
  return written;
}

/** The receipts of a subscription, the first first. */
export const receiptsOf = (db: Db, subscriptionNo: number): Promise<Receipt[]> =>
  rows.readReceipts(db, subscriptionNo);
