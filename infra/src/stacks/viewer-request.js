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
const softwareToken = /^Bearer +larder_[0-9]+_[A-Za-z0-9_-]+$/i;

function handler(event) {
  const request = event.request;
  const headers = request.headers;
  if (headers.host.value !== storeDomain) return elsewhere(request);
  const isApi = request.uri.startsWith('/api/');
  const said = headers.authorization;
  dropped.forEach((name) => delete headers[name]);
  if (isApi && ((said && softwareToken.test(said.value)) || asksFirst(request)))
    return fromSoftware(request, said);
  // A store that is reached by a port of its own has that in the name.
  const name = Object.keys(request.cookies).find((each) => /^__Host-at(-\d+)?$/.test(each));
  const cookie = name && request.cookies[name];
  if (isApi && cookie && token.test(cookie.value)) {
    headers.authorization = { value: 'Bearer ' + cookie.value };
  }
  return request;
}

// A browser that wants to know whether a page of another site may ask: it shows nothing of anybody.
function asksFirst(request) {
  const headers = request.headers;
  return request.method === 'OPTIONS' && headers.origin && headers['access-control-request-method'];
}

// What has a token of the store, or asks whether it may come with one, has a door of its own, where the store itself says who it is. No
// browser's session goes through it.
function fromSoftware(request, said) {
  if (said && softwareToken.test(said.value)) request.headers.authorization = said;
  request.cookies = {};
  request.uri = '/by-token' + request.uri;
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
