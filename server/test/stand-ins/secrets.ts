import { once } from 'node:events';
import { createServer } from 'node:http';

/** A Secrets Manager that knows these secrets by their ARN. */
export async function openSecrets(secrets: Record<string, string>) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { SecretId = '' } = JSON.parse(Buffer.concat(chunks).toString()) as {
        SecretId?: string;
      };
      const SecretString = secrets[SecretId];
      const known =
        request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue' && SecretString;
      response.writeHead(known ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(
        JSON.stringify(
          known ? { ARN: SecretId, SecretString } : { __type: 'ResourceNotFoundException' },
        ),
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
