import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** Everybody whom the tests let register has this password. */
export const password = 'correct horse battery staple';

type Scrypt = (
  secret: crypto.BinaryLike,
  salt: crypto.BinaryLike,
  length: number,
  options: crypto.ScryptOptions,
  done: (error: Error | null, sum: Buffer) => void,
) => void;

const { scrypt } = crypto as { scrypt: Scrypt };
const sums = new Map<string, Buffer>();

/**
 * What registering computed, the first sign-in computes again: the same sum of the same password and salt, slow on purpose. For this one
 * password it is looked up; every other password costs what it costs in a shop.
 */
const remembering: Scrypt = (secret, salt, length, options, done) => {
  if (secret !== password) {
    scrypt(secret, salt, length, options, done);
    return;
  }
  const key = JSON.stringify([salt, length, options]);
  const known = sums.get(key);
  if (known) {
    setImmediate(done, null, known);
    return;
  }
  scrypt(secret, salt, length, options, (error, sum) => {
    if (!error) sums.set(key, sum);
    done(error, sum);
  });
};

Object.assign(crypto, { scrypt: remembering });
syncBuiltinESMExports();
