import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll } from 'vitest';

type Scrypt = (
  secret: crypto.BinaryLike,
  salt: crypto.BinaryLike,
  length: number,
  options: crypto.ScryptOptions,
  done: (error: Error | null, sum: Buffer) => void,
) => void;

const { scrypt } = crypto as { scrypt: Scrypt };

/** Hashing a password is slow on purpose; in the processes of the tests it is quick, whatever was asked for. Programs that they start hash in full. */
const quick: Scrypt = (secret, salt, length, options, done) =>
  scrypt(secret, salt, length, { ...options, N: 2 }, done);

function use(way: Scrypt): void {
  Object.assign(crypto, { scrypt: way });
  syncBuiltinESMExports();
}

/** For a file that signs in with what a program hashed: until its end, hashing is as slow as in a shop. */
export function hashInFull(): void {
  use(scrypt);
  afterAll(() => use(quick));
}

use(quick);
