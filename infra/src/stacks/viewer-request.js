// Runs at the edge before anything else (cloudfront-js-2.0: no spread, no for-of). What clients say of where they come from and who
// they are is dropped; who they are is read from the cookie that only the store can set.
const storeDomain = 'STORE_DOMAIN';
const dropped = [
  'authorization',
  'x-larder-origin',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-original-url',
  'x-rewrite-url',
  'x-http-method-override',
];
const token = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

function handler(event) {
  const request = event.request;
  const headers = request.headers;
  if (headers.host.value !== storeDomain) return elsewhere(request);
  dropped.forEach((name) => delete headers[name]);
  // A store that is reached by a port of its own has that in the name.
  const name = Object.keys(request.cookies).find((each) => /^__Host-at(-\d+)?$/.test(each));
  const cookie = name && request.cookies[name];
  if (request.uri.startsWith('/api/') && cookie && token.test(cookie.value)) {
    headers.authorization = { value: 'Bearer ' + cookie.value };
  }
  return request;
}

// www leads to the one name that the store goes by.
function elsewhere(request) {
  return {
    statusCode: 308,
    statusDescription: 'Permanent Redirect',
    headers: { location: { value: 'https://' + storeDomain + request.uri + queryOf(request) } },
  };
}

// What was asked, as it came: the values are still encoded.
function queryOf(request) {
  const pairs = [];
  Object.keys(request.querystring).forEach((name) => {
    const given = request.querystring[name];
    (given.multiValue || [given]).forEach((each) => pairs.push(name + '=' + each.value));
  });
  return pairs.length > 0 ? '?' + pairs.join('&') : '';
}
