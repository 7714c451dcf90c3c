import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [, , file = '', contentType = 'application/json'] = process.argv;
const body = readFileSync(file);
const headers = { 'content-type': contentType, 'content-length': body.length };

const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening on 127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
process.on('SIGTERM', () => process.exit(0));
