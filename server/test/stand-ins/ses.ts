import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type Answer, openFront } from './region-front.ts';

const request = z.strictObject({
  FromEmailAddress: z.email(),
  Destination: z.strictObject({ ToAddresses: z.array(z.email()).length(1) }),
  Content: z.strictObject({ Raw: z.strictObject({ Data: z.base64() }) }),
  EmailTags: z.array(
    z.strictObject({
      Name: z.string().regex(/^[\w-]{1,256}$/),
      Value: z.string().regex(/^[\w.@-]{1,256}$/),
    }),
  ),
});

const path = '/v2/email/outbound-emails';
const signed =
  /^AWS4-HMAC-SHA256 Credential=\w+\/\d{8}\/eu-west-1\/ses\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/;

/** An SES in eu-west-1 that sends nothing and keeps every letter, from one verified sender. It can fall ill (see `openFront`). */
export async function openSes({ verified }: { verified: string }) {
  const letters: string[] = [];
  const front = await openFront(async (asked, body) => {
    const wrong = objection(asked);
    if (wrong) return wrong;
    const parsed = request.safeParse(JSON.parse(body.toString()));
    if (!parsed.success) return refusal('BadRequestException', z.prettifyError(parsed.error));
    const { FromEmailAddress, Content } = parsed.data;
    const letter = Buffer.from(Content.Raw.Data, 'base64').toString();
    if (FromEmailAddress !== verified)
      return refusal(
        'MessageRejected',
        `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${FromEmailAddress}`,
      );
    if (letter.split('\r\n').some((line) => line.length > 998 || /[\r\n]/.test(line)))
      return refusal('BadRequestException', 'A line is too long or not ended by CRLF.');
    letters.push(letter);
    return json(200, { MessageId: `0102-${letters.length}-000000` });
  });
  return { ...front, letters };
}

function objection({ method, url, headers }: IncomingMessage): Answer | undefined {
  if (method !== 'POST' || url !== path)
    return refusal('UnknownOperationException', `${method ?? ''} ${url ?? ''}`);
  if (!signed.test(headers.authorization ?? ''))
    return refusal('IncompleteSignatureException', 'The request is not signed for SES here.');
  if (headers['content-type'] !== 'application/json')
    return refusal('BadRequestException', 'The body is not JSON.');
  return undefined;
}

const refusal = (type: string, message: string): Answer => json(400, { message }, type);

const json = (status: number, body: unknown, type?: string): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...(type && { 'x-amzn-errortype': type }) },
  body: Buffer.from(JSON.stringify(body)),
});
