import { beforeEach, expect, test, vi } from 'vitest';
import { askStore } from '../app/kit/ask-store.ts';

let asked: string[];
let answers: Map<string, Response[]>;
beforeEach(() => {
  asked = [];
  answers = new Map();
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    const answer = answers.get(path)?.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new Error(`Nobody answers ${path}.`));
  });
});

const refused = (body: string) => new Response(body, { status: 401 });
const path = '/api/me/passkeys/begin';

test.each([
  ['the store', JSON.stringify({ code: 'not-signed-in' })],
  ['an entrance before it', '{"message":"Unauthorized"}'],
  ['one that writes no JSON', '<h1>401</h1>'],
])('an old token that %s refuses is renewed, and the same is asked again', async (_who, body) => {
  answers.set(path, [refused(body), new Response('{}')]);
  answers.set('/auth/refresh', [new Response('{}')]);
  expect((await askStore(path)).status).toBe(200);
  expect(asked).toEqual([path, '/auth/refresh', path]);
});

test('a wrong password is sent once, and its refusal can be read', async () => {
  const body = JSON.stringify({ code: 'wrong-credentials' });
  answers.set(path, [refused(body)]);
  const reply = await askStore(path, { method: 'POST', body: '{"password":"lime"}' });
  expect(reply.status).toBe(401);
  expect(await reply.text()).toBe(body);
  expect(asked).toEqual([path]);
});
