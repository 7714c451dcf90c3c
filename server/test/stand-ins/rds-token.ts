import { createHash, createHmac } from 'node:crypto';

/** Whether RDS would take the token now: signed with this secret for this role at this place, and not 15 minutes old. */
export function isGoodToken(
  token: string,
  wanted: { place: string; user: string; region: string; secret: string },
  now: Date,
): boolean {
  const { host, searchParams } = new URL(`https://${token}`);
  const date = searchParams.get('X-Amz-Date') ?? '';
  const signedAt = Date.parse(date.replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5'));
  const age = now.getTime() - signedAt;
  return (
    host === wanted.place &&
    searchParams.get('Action') === 'connect' &&
    searchParams.get('DBUser') === wanted.user &&
    age > -60_000 &&
    age < Number(searchParams.get('X-Amz-Expires')) * 1000 &&
    searchParams.get('X-Amz-Signature') === signatureOf(token, date, wanted)
  );
}

/** AWS Signature Version 4 of the token's own words. */
function signatureOf(
  token: string,
  date: string,
  { place, region, secret }: { place: string; region: string; secret: string },
): string {
  const query = token.slice(token.indexOf('?') + 1).split('&');
  const signed = query.filter((pair) => !pair.startsWith('X-Amz-Signature='));
  const request = ['GET', '/', signed.sort().join('&'), `host:${place}`, '', 'host', sha256('')];
  const scope = [date.slice(0, 8), region, 'rds-db', 'aws4_request'];
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(request.join('\n'))].join('\n');
  const key = scope.reduce<Buffer | string>((from, word) => hmac(from, word), `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string) =>
  createHmac('sha256', key).update(text).digest();
