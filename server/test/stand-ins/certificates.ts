import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** An authority of its own and a server's certificate signed by it, as PEM; for TLS in tests. */
export function makeCertificate(hostName: string): { ca: string; cert: string; key: string } {
  const authority = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const server = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const issue = (subject: string, publicKey: KeyObject, extension: Buffer) =>
    pem(certificate({ subject, publicKey, extension, signer: authority.privateKey }));
  return {
    ca: issue(issuer, authority.publicKey, mayIssue),
    cert: issue(hostName, server.publicKey, namesHost(hostName)),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** The certificate of an RSA key, as PEM, for checking signatures by it. */
export const selfSigned = (subject: string, publicKey: KeyObject, signer: KeyObject): string =>
  pem(certificate({ subject, publicKey, extension: namesHost(subject), signer }));

const issuer = 'Authority of a test';

/** X.509 as ASN.1 writes it: a tag, a length, what is inside. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length];
  return Buffer.concat([Buffer.from([tag, ...size.map((byte) => byte & 255)]), body]);
}
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const bits = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes);
const yes = der(0x01, Buffer.from([255]));

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const mayIssue = sequence(identifier('551d13'), yes, der(0x04, sequence(yes)));
const namesHost = (name: string) =>
  sequence(identifier('551d11'), der(0x04, sequence(der(0x82, Buffer.from(name)))));
const named = (name: string) =>
  sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from(name)))));

function certificate(options: {
  subject: string;
  publicKey: KeyObject;
  extension: Buffer;
  signer: KeyObject;
}): Buffer {
  const { subject, publicKey, extension, signer } = options;
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1]), randomBytes(15)),
    ecdsaWithSha256,
    named(issuer),
    sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231000000Z'))),
    named(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  return sequence(body, ecdsaWithSha256, bits(sign('sha256', body, signer)));
}

const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`;
