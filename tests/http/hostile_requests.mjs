// SPDX-License-Identifier: Apache-2.0
//
// Requests that nobody of good will sends, or that somebody else's page makes a browser send, and
// the status that each gets. A row: what it is, its bytes (or what makes them of the daemon), the
// status; null where the connection is closed without a response.

const head = (d, lines, first = 'GET /healthz HTTP/1.1') => `${first}\r\n${lines.join('\r\n')}\r\n\r\n`;
const withHost = (value) => (d) => head(d, [`Host:${value === '' ? '' : ' '}${typeof value === 'function' ? value(d) : value}`]);
const get = (target, headers) => (d) => d.request('GET', target, headers);
const good = (d) => `Host: ${d.host}`;
const bearer = (d) => `Bearer ${d.token}`;
const post = (target, headers, body = '{"v":1,"id":"1","type":"hello"}') => (d) =>
  d.request('POST', target, { Authorization: bearer(d), 'Content-Type': 'application/json',
    ...(typeof headers === 'function' ? headers(d) : headers) }, body);
const raw = (...lines) => (d) => lines.map((line) => (typeof line === 'function' ? line(d) : line)).join('\r\n');

const port = (d) => d.port;
const hosts = [
  ['a rebound name', (d) => `evil.example:${port(d)}`], ['a rebound name without port', 'evil.example'],
  ['no port', '127.0.0.1'], ['another port', '127.0.0.1:1'], ['port 80', '127.0.0.1:80'], ['port 0', '127.0.0.1:0'],
  ['empty port', '127.0.0.1:'], ['port with a zero before', (d) => `127.0.0.1:0${port(d)}`], ['port with a plus', (d) => `127.0.0.1:+${port(d)}`],
  ['port twice', (d) => `127.0.0.1:${port(d)}:${port(d)}`], ['port above 65535', (d) => `127.0.0.1:${65536 + port(d)}`],
  ['localhost without port', 'localhost'], ['localhost with a dot', (d) => `localhost.:${port(d)}`], ['below localhost', (d) => `x.localhost:${port(d)}`],
  ['localhost below', (d) => `localhost.evil.example:${port(d)}`], ['LOCALHOST', (d) => `LOCALHOST:${port(d)}`],
  ['localdomain', (d) => `localhost.localdomain:${port(d)}`], ['ip6-localhost', (d) => `ip6-localhost:${port(d)}`],
  ['127.0.0.1 below a name', (d) => `127.0.0.1.evil.example:${port(d)}`], ['nip.io', (d) => `127.0.0.1.nip.io:${port(d)}`],
  ['a dot behind', (d) => `127.0.0.1.:${port(d)}`], ['127.0.0.2', (d) => `127.0.0.2:${port(d)}`], ['127.1', (d) => `127.1:${port(d)}`],
  ['127.000.000.001', (d) => `127.000.000.001:${port(d)}`], ['decimal', (d) => `2130706433:${port(d)}`], ['octal', (d) => `017700000001:${port(d)}`],
  ['hexadecimal', (d) => `0x7f000001:${port(d)}`], ['hexadecimal with dots', (d) => `0x7f.0.0.1:${port(d)}`], ['0.0.0.0', (d) => `0.0.0.0:${port(d)}`], ['0', (d) => `0:${port(d)}`],
  ['::1 without brackets', (d) => `::1:${port(d)}`], ['[::]', (d) => `[::]:${port(d)}`], ['[::1] without port', '[::1]'],
  ['[::1] written long', (d) => `[0:0:0:0:0:0:0:1]:${port(d)}`], ['[::01]', (d) => `[::01]:${port(d)}`], ['mapped', (d) => `[::ffff:127.0.0.1]:${port(d)}`],
  ['mapped in hexadecimal', (d) => `[::ffff:7f00:1]:${port(d)}`], ['with a zone', (d) => `[::1%25lo]:${port(d)}`], ['bracket left open', (d) => `[::1:${port(d)}`],
  ['private', (d) => `192.168.0.1:${port(d)}`], ['link local', (d) => `169.254.169.254:${port(d)}`], ['.local', (d) => `machine.local:${port(d)}`],
  ['.internal', (d) => `host.docker.internal:${port(d)}`], ['userinfo', (d) => `user@127.0.0.1:${port(d)}`], ['userinfo of ours', (d) => `127.0.0.1:${port(d)}@evil.example`],
  ['a scheme', (d) => `http://127.0.0.1:${port(d)}`], ['a path', (d) => `127.0.0.1:${port(d)}/`], ['a query', (d) => `127.0.0.1:${port(d)}?`], ['a fragment', (d) => `127.0.0.1:${port(d)}#`],
  ['two values', (d) => `127.0.0.1:${port(d)}, evil.example`], ['two of ours', (d) => `127.0.0.1:${port(d)}, 127.0.0.1:${port(d)}`],
  ['a tab inside', (d) => `127.0.0.1\t:${port(d)}`], ['a blank inside', (d) => `127.0.0.1 :${port(d)}`], ['in quotes', (d) => `"127.0.0.1:${port(d)}"`],
  ['coded', (d) => `%31%32%37.0.0.1:${port(d)}`], ['coded CR LF behind', (d) => `127.0.0.1:${port(d)}%0D%0AX-Evil:%201`],
  ['coded NUL behind', (d) => `127.0.0.1:${port(d)}%00`], ['full width', (d) => `１２７.0.0.1:${port(d)}`], ['empty', ''], ['a star', '*'],
].map(([name, value]) => [`Host: ${name}`, withHost(value), 421]);

const hostLines = [
  ['none', (d) => head(d, ['Accept: */*']), 421],
  ['none in HTTP/1.0', (d) => head(d, ['Accept: */*'], 'GET /healthz HTTP/1.0'), 421],
  ['ours twice', (d) => head(d, [good(d), good(d)]), 421],
  ['ours, then another', (d) => head(d, [good(d), 'Host: evil.example']), 421],
  ['another, then ours', (d) => head(d, ['Host: evil.example', good(d)]), 421],
  ['another in small letters', (d) => head(d, [good(d), 'host: evil.example']), 421],
  ['as X-Forwarded-Host only', (d) => head(d, [`X-Forwarded-Host: ${d.host}`]), 421],
  ['a blank before the colon', (d) => head(d, [`Host : ${d.host}`]), 400],
  ['folded', (d) => head(d, ['Host:', ` ${d.host}`]), 400],
  ['a NUL in it', (d) => head(d, [`Host: 127.0.0.1\0:${d.port}`]), 400],
].map(([name, bytes, status]) => [`Host: ${name}`, bytes, status]);

const origins = [
  'null', 'http://evil.example', 'https://evil.example', 'http://127.0.0.1', 'https://127.0.0.1:PORT', 'http://127.0.0.1:PORT.evil.example', 'http://evil.example:PORT',
  'http://localhost', 'http://localhost.:PORT', 'http://x.localhost:PORT', 'HTTP://127.0.0.1:PORT', 'http://127.0.0.1:PORT/', 'http://user@127.0.0.1:PORT',
  'file://', 'about:blank', 'data:text/html,x', 'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'chrome-extension://', 'moz-extension://0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f', 'moz-extension://x',
  'http://127.0.0.1:PORT http://evil.example', 'http://[::ffff:127.0.0.1]:PORT', '', '*',
].map((origin) => [`Origin: ${origin || '(empty)'}`, (d) => d.request('GET', '/healthz', { Origin: origin.replace('PORT', d.port) }), 403]);

const moreOrigins = [
  ['twice', (d) => head(d, [good(d), `Origin: http://${d.host}`, `Origin: http://${d.host}`]), 403],
  ['ours, then another', (d) => head(d, [good(d), `Origin: http://${d.host}`, 'Origin: http://evil.example']), 403],
  ['on a redirect', get('/go?q=2402.12345', { Origin: 'http://evil.example' }), 403],
  ['on a message', post('/v1/messages', { Origin: 'http://evil.example' }), 403],
  ['null on a message', post('/v1/messages', { Origin: 'null' }), 403],
  ['another extension of Chromium', post('/v1/messages', { Origin: 'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }), 403],
  ['no extension of Firefox', post('/v1/messages', { Origin: 'moz-extension://0A1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f' }), 403],
  ['with a right token', post('/v1/find', { Origin: 'https://evil.example', 'Content-Type': 'text/plain' }, 'x'), 403],
].map(([name, bytes, status]) => [`Origin: ${name}`, bytes, status]);

const fetches = [];
for (const site of ['cross-site', 'same-site', 'Cross-Site', 'evil', 'none, none', 'same-origin;']) {
  fetches.push([`Sec-Fetch-Site: ${site}`, get('/healthz', { 'Sec-Fetch-Site': site }), 403]);
}
for (const [mode, dest] of [['cors', 'empty'], ['no-cors', 'image'], ['no-cors', 'script'], ['no-cors', 'style'], ['websocket', 'websocket'], ['navigate', 'iframe'], ['navigate', 'frame'], ['navigate', 'embed'], ['navigate', 'object'], ['same-origin', 'empty'], ['navigate', ''], ['', 'document'], ['cors', 'document'], ['no-cors', 'audioworklet'], ['navigate', 'fencedframe']]) {
  const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': dest };
  fetches.push([`another site fetches /go (${mode}, ${dest})`, get('/go?q=2402.12345', headers), 403]);
  if (mode !== 'navigate') fetches.push([`another site fetches / (${mode}, ${dest})`, get('/', headers), 403]);
}
fetches.push(
  ['another site navigates to /metrics', get('/metrics', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }), 403],
  ['another site reads /opensearch.xml', get('/opensearch.xml', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' }), 403],
  ['our own page in a frame', get('/', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }), 403],
  ['our own page fetches a redirect', get('/go?q=2402.12345', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' }), 403],
  ['another site posts a form', post('/v1/messages', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document', Authorization: undefined }), 403],
  ['Sec-Fetch-Site twice', (d) => head(d, [good(d), 'Sec-Fetch-Site: none', 'Sec-Fetch-Site: none']), 403],
);

const methods = [];
for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'BREW', 'get', 'Get', 'GETT', 'PROPFIND', 'M-SEARCH']) {
  methods.push([`${method} /go`, (d) => head(d, [good(d)], `${method} /go?q=2402.12345 HTTP/1.1`), 405]);
}
for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE']) {
  methods.push([`${method} /v1/messages`, (d) => head(d, [good(d)], `${method} /v1/messages HTTP/1.1`), 405]);
}
methods.push(
  ['a preflight', (d) => head(d, [good(d), 'Access-Control-Request-Method: POST', 'Access-Control-Request-Private-Network: true'], 'OPTIONS /v1/messages HTTP/1.1'), 405],
  ['CONNECT', raw('CONNECT evil.example:443 HTTP/1.1', good, '', ''), 400],
  ['an empty method', raw(' /healthz HTTP/1.1', good, '', ''), 400],
  ['a method with a slash', raw('G/T /healthz HTTP/1.1', good, '', ''), 400],
);

const lines = [
  ['no version', raw('GET /healthz', good, '', ''), 400], ['HTTP/0.9', raw('GET /healthz HTTP/0.9', good, '', ''), 505],
  ['HTTP/1.2', raw('GET /healthz HTTP/1.2', good, '', ''), 505], ['HTTP/2.0', raw('GET /healthz HTTP/2.0', good, '', ''), 505],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505], ['http/1.1', raw('GET /healthz http/1.1', good, '', ''), 400],
  ['HTTP/1.1 and more', raw('GET /healthz HTTP/1.1x', good, '', ''), 505], ['HTTPS/1.1', raw('GET /healthz HTTPS/1.1', good, '', ''), 400],
  ['two blanks', raw('GET  /healthz HTTP/1.1', good, '', ''), 400], ['a tab', raw('GET\t/healthz HTTP/1.1', good, '', ''), 400],
  ['a blank before', raw(' GET /healthz HTTP/1.1', good, '', ''), 400], ['a blank behind', raw('GET /healthz HTTP/1.1 ', good, '', ''), 400],
  ['a blank in the target', raw('GET /go?q=a b HTTP/1.1', good, '', ''), 400], ['no target', raw('GET HTTP/1.1', good, '', ''), 400],
  ['an empty line before', raw('', 'GET /healthz HTTP/1.1', good, '', ''), 400], ['only line ends', '\r\n\r\n', 400],
  ['lines end in LF', (d) => `GET /healthz HTTP/1.1\nHost: ${d.host}\n\n`, 400], ['one header ends in LF', (d) => `GET /healthz HTTP/1.1\r\nHost: ${d.host}\nX: y\r\n\r\n`, 400],
  ['lines end in CR', (d) => `GET /healthz HTTP/1.1\rHost: ${d.host}\r\r\n\r\n`, 400], ['CR CR LF', (d) => `GET /healthz HTTP/1.1\r\r\nHost: ${d.host}\r\n\r\n`, 505],
  ['a CR in a value', (d) => head(d, [good(d), 'X: a\rb']), 400], ['a NUL in a value', (d) => head(d, [good(d), 'X: a\0b']), 400],
  ['a DEL in a value', (d) => head(d, [good(d), 'X: a\x7fb']), 400], ['an escape in a value', (d) => head(d, [good(d), 'X: \x1b[2J']), 400],
  ['a NUL in the target', raw('GET /go?q=a\0b HTTP/1.1', good, '', ''), 400], ['a NUL in the method', raw('GE\0T /healthz HTTP/1.1', good, '', ''), 400],
  ['a header without colon', (d) => head(d, [good(d), 'nonsense']), 400], ['a header without name', (d) => head(d, [good(d), ': x']), 400],
  ['a blank in a name', (d) => head(d, [good(d), 'X Y: z']), 400], ['a blank before the colon', (d) => head(d, [good(d), 'X : z']), 400],
  ['a name with a NUL', (d) => head(d, [good(d), 'X\0: z']), 400], ['a name beyond ASCII', (d) => head(d, [good(d), 'Xé: z']), 400],
  ['a folded header', (d) => head(d, [good(d), 'X: a', ' b']), 400], ['a header folded with a tab', (d) => head(d, [good(d), 'X: a', '\tb']), 400],
  ['a blank line of blanks', (d) => `GET /healthz HTTP/1.1\r\n${good(d)}\r\n \r\n\r\n`, 400], ['brackets as a name', (d) => head(d, [good(d), '[X]: z']), 400],
  ['TLS', Buffer.from('16030100c8010000c40303' + '00'.repeat(40) + '0d0a0d0a', 'hex'), 400], ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 400], ['SMTP', 'EHLO evil.example\r\n\r\n', 400],
  ['Redis', '*1\r\n$4\r\nPING\r\n\r\n', 400], ['a native message', Buffer.from('1f0000007b2276223a317d0d0a0d0a', 'hex'), 400], ['random bytes', Buffer.from('9f3c0ae2b7740d0a0d0affee', 'hex'), 400],
].map(([name, bytes, status]) => [`head: ${name}`, bytes, status]);

const targets = [
  ['an absolute address', raw((d) => `GET http://${d.host}/healthz HTTP/1.1`, good, '', ''), 400], ['an absolute address of others', raw('GET http://evil.example/ HTTP/1.1', good, '', ''), 400],
  ['a star', raw('GET * HTTP/1.1', good, '', ''), 400], ['no slash', raw('GET healthz HTTP/1.1', good, '', ''), 400], ['a fragment', raw('GET /healthz#x HTTP/1.1', good, '', ''), 400],
  ...['//evil.example/', '/..', '/../../etc/passwd', '/%2e%2e/etc/passwd', '/style.css/', '/Healthz', '/%68ealthz', '/healthz%00', '/healthz/', '/./healthz', '//healthz', '/go/', '/go;x?q=2402.12345', '/v1', '/v1/', '/v1/messages/', '/token', '/paperhop/token', '/favicon.ico', '/.well-known/security.txt', '/pages/start.html', '/\\evil.example', '/é', '/index.php?id=1%27'].map((path) => [path, (d) => d.request('GET', path), 404]),
].map(([name, bytes, status]) => [`target: ${name}`, bytes, status]);

const long = (size) => 'a'.repeat(size);
const sizes = [
  ['a target of 8191 bytes', get(`/go?q=${long(8191 - 6)}`), 414], ['a target of 8192 bytes', get(`/go?q=${long(8192 - 6)}`), 414], ['a target of 8193 bytes', get(`/go?q=${long(8193 - 6)}`), 414],
  ['a target one byte too long', get(`/go?q=${long(8001 - 6)}`), 414], ['a target of 1 MiB', get(`/go?q=${long(1048576)}`), 414], ['a target of 1 MiB without an end', `GET /${long(1048576)}`, 414],
  ['a header line too long', get('/healthz', { X: long(8192) }), 431], ['a header line of 1 MiB', get('/healthz', { X: long(1048576) }), 431], ['a cookie of 20 KiB', get('/healthz', { Cookie: long(20480) }), 431],
  ['65 headers', (d) => head(d, [good(d), ...Array.from({ length: 64 }, (_, i) => `X${i}: y`)]), 431], ['1,000 headers', (d) => head(d, [good(d), ...Array.from({ length: 1000 }, (_, i) => `X${i}: y`)]), 431],
  ['many headers that are long together', (d) => head(d, [good(d), ...Array.from({ length: 10 }, (_, i) => `X${i}: ${long(2000)}`)]), 431],
  ['a name of 10 KiB', (d) => head(d, [good(d), `${long(10240)}: y`]), 431], ['headers of no bytes without an end', (d) => `GET /healthz HTTP/1.1\r\n${'X:\r\n'.repeat(5000)}`, 431],
].map(([name, bytes, status]) => [`size: ${name}`, bytes, status]);

const messages = (d) => [`POST /v1/messages HTTP/1.1`, good(d), `Authorization: ${bearer(d)}`, 'Content-Type: application/json'];
const lengths = [
  ['none', (d) => [...messages(d)].join('\r\n') + '\r\n\r\n', 411],
  ...[['a minus', '-1', 400], ['a plus', '+2', 400], ['a hexadecimal', '0x2', 400], ['a fraction', '2.0', 400], ['two in one', '2, 2', 400], ['empty', '', 400], ['a word', 'two', 400], ['blanks', '2 2', 400], ['full width', '２', 400], ['an exponent', '1e1', 400],
    ['one byte too many', String(2 * 1024 * 1024 + 1), 413], ['2^31', '2147483648', 413], ['2^32', '4294967296', 413], ['2^64', '18446744073709551616', 413], ['1,000 digits', '9'.repeat(1000), 413]].map(([name, value, status]) => [name, (d) => [...messages(d), `Content-Length: ${value}`].join('\r\n') + '\r\n\r\n{}', status]),
  ['twice the same', (d) => [...messages(d), 'Content-Length: 2', 'Content-Length: 2'].join('\r\n') + '\r\n\r\n{}', 400],
  ['twice different', (d) => [...messages(d), 'Content-Length: 2', 'Content-Length: 40'].join('\r\n') + '\r\n\r\n{}', 400],
  ['and Transfer-Encoding', (d) => [...messages(d), 'Content-Length: 2', 'Transfer-Encoding: chunked'].join('\r\n') + '\r\n\r\n0\r\n\r\n', 400],
  ['Transfer-Encoding, then', (d) => [...messages(d), 'Transfer-Encoding: chunked', 'Content-Length: 2'].join('\r\n') + '\r\n\r\n0\r\n\r\n', 400],
  ['on a GET', (d) => d.request('GET', '/healthz', { 'Content-Length': 5 }) + 'hello', 400],
  ['on a redirect', (d) => d.request('GET', '/go?q=2402.12345', { 'Content-Length': 60 }) + `GET /nope HTTP/1.1\r\nHost: evil.example\r\n\r\n`, 400],
  ['on a HEAD', (d) => d.request('HEAD', '/healthz', { 'Content-Length': 5 }), 400],
].map(([name, bytes, status]) => [`Content-Length: ${name}`, bytes, status]);

const codings = ['chunked', 'Chunked', 'identity', 'gzip', 'gzip, chunked', 'chunked, chunked', 'xchunked', '', '\tchunked', '"chunked"'].map((value) => [
  `Transfer-Encoding: ${JSON.stringify(value)}`, (d) => [...messages(d), `Transfer-Encoding: ${value}`].join('\r\n') + '\r\n\r\n2\r\n{}\r\n0\r\n\r\n', 411]);
codings.push(
  ['Transfer-Encoding on a GET', get('/healthz', { 'Transfer-Encoding': 'chunked' }), 411],
  ['transfer-encoding in small letters', get('/healthz', { 'transfer-encoding': 'chunked' }), 411],
  ['a blank behind Transfer-Encoding', (d) => [...messages(d), 'Transfer-Encoding : chunked'].join('\r\n') + '\r\n\r\n0\r\n\r\n', 400],
  ['a chunk of minus 2', (d) => [...messages(d), 'Transfer-Encoding: chunked'].join('\r\n') + '\r\n\r\n-2\r\n{}\r\n0\r\n\r\n', 411],
  ['a body in gzip', post('/v1/messages', { 'Content-Encoding': 'gzip' }), 415], ['a body in br', post('/v1/find', { 'Content-Encoding': 'br' }), 415], ['a body in identity', post('/v1/find', { 'Content-Encoding': 'identity' }), 415],
  ['one range', get('/healthz', { Range: 'bytes=0-1' }), 416], ['ten ranges', get('/style.css', { Range: `bytes=${'0-,'.repeat(10)}0-` }), 416], ['an odd range', get('/healthz', { Range: 'x' }), 416], ['a range on a redirect', get('/go?q=2402.12345', { Range: 'bytes=0-' }), 416],
  ['Expect', post('/v1/messages', { Expect: '100-continue' }), 417], ['Expect on a GET', get('/healthz', { Expect: '100-continue' }), 417], ['Expect nonsense', get('/healthz', { Expect: 'miracles' }), 417],
  ['a WebSocket', get('/', { Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version': '13' }), 400],
  ['h2c', get('/healthz', { Upgrade: 'h2c', Connection: 'Upgrade, HTTP2-Settings', 'HTTP2-Settings': 'AAMAAABkAARAAAAAAAIAAAAA' }), 400], ['TLS/1.0', get('/healthz', { Upgrade: 'TLS/1.0' }), 400],
);

const tokens = [
  ['none', post('/v1/messages', { Authorization: undefined }), 401], ['empty', post('/v1/messages', { Authorization: '' }), 401], ['Bearer alone', post('/v1/messages', { Authorization: 'Bearer' }), 401],
  ['a wrong one', post('/v1/messages', { Authorization: `Bearer ${'A'.repeat(32)}` }), 401], ['one byte less', post('/v1/messages', (d) => ({ Authorization: bearer(d).slice(0, -1) })), 401], ['one byte more', post('/v1/messages', (d) => ({ Authorization: `${bearer(d)}x` })), 401],
  ['two blanks', post('/v1/messages', (d) => ({ Authorization: `Bearer  ${d.token}` })), 401], ['Basic', post('/v1/messages', (d) => ({ Authorization: `Basic ${d.token}` })), 401], ['without a scheme', post('/v1/messages', (d) => ({ Authorization: d.token })), 401],
  ['in the query', (d) => d.request('POST', `/v1/messages?token=${d.token}`, { 'Content-Type': 'application/json' }, '{}'), 401], ['in a cookie', post('/v1/messages', (d) => ({ Authorization: undefined, Cookie: `token=${d.token}` })), 401],
  ['a right one, then a wrong one', (d) => [...messages(d), 'Authorization: Bearer x', 'Content-Length: 2'].join('\r\n') + '\r\n\r\n{}', 401], ['on /v1/find', post('/v1/find', { Authorization: undefined, 'Content-Type': 'text/plain' }), 401],
  ['in other letters', post('/v1/messages', (d) => ({ Authorization: `Bearer ${d.token.toLowerCase()}` })), 401], ['coded', post('/v1/messages', (d) => ({ Authorization: `Bearer %${d.token.charCodeAt(0).toString(16)}${d.token.slice(1)}` })), 401],
].map(([name, bytes, status]) => [`token: ${name}`, bytes, status]);

const media = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', 'application/json, text/plain', 'json', ''].map((type) => [`messages as ${type || '(empty)'}`, post('/v1/messages', { 'Content-Type': type }), 415]),
  ['messages without a type', post('/v1/messages', { 'Content-Type': undefined }), 415],
  ...['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'image/png', 'application/x-pdf', 'text/htmlx', 'text/*'].map((type) => [`find in ${type}`, post('/v1/find', { 'Content-Type': type }, 'x'), 415]),
  ['multipart with a file name of 20,000 characters', post('/v1/find', { 'Content-Type': 'multipart/form-data; boundary=x' }, `--x\r\nContent-Disposition: form-data; name="f"; filename*=UTF-8''${long(20000)}\r\n\r\ny\r\n--x--\r\n`), 415],
  ['two types', (d) => [...messages(d), 'Content-Type: application/json', 'Content-Length: 2'].join('\r\n') + '\r\n\r\n{}', 415],
];

/** Requests that the guard lets through; their answers lead nowhere but to the target. */
const queries = [
  ['CR LF', '/go?q=2402.12345%0D%0ASet-Cookie:%20x=1', 302], ['CR LF before', '/go?q=%0D%0ALocation:%20https://evil.example/%0D%0A2402.12345', 302], ['LF', '/go?q=%0AX-Evil:%201', 302], ['NUL', '/go?q=2402.12345%00.evil.example', 302], ['only NUL', '/go?q=%00', 404],
  ['an address of others', '/go?q=https://evil.example/', 404], ['an address without scheme', '/go?q=//evil.example/', 302], ['a backslash', '/go?q=%5C%5Cevil.example', 302], ['javascript:', '/go?q=javascript:alert(1)', 302], ['data:', '/go?q=data:text/html,%3Cscript%3E', 302],
  ['HTML', '/go?q=%3Cscript%3Ealert(1)%3C/script%3E', 302], ['HTML in an address', '/go?q=https://evil.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E', 404], ['HTML in the target', '/go?q=x&target=%3Cscript%3E', 400], ['an unknown target', '/go?q=2402.12345&target=evil', 400],
  ['an address as target', '/go?q=2402.12345&target=https://evil.example/', 400], ['CR LF in the target', '/go?q=2402.12345&target=coolpapers%0D%0AX:%20y', 400], ['a userinfo trick', '/go?q=https://arxiv.org@evil.example/abs/2402.12345', 404], ['papers.cool below', '/go?q=https://papers.cool.evil.example/', 404],
  ['no query', '/go', 400], ['an empty query', '/go?', 400], ['an empty q', '/go?q=', 400], ['blanks', '/go?q=+++', 404], ['punctuation', '/go?q=!!!', 404], ['q twice', '/go?q=2402.12345&q=https://evil.example/', 302], ['a broken code', '/go?q=%ZZ2402.12345', 302], ['a code cut off', '/go?q=2402.12345%2', 302],
  ['bytes that are no UTF-8', '/go?q=%FF%FE%C0%AF', 404], ['an overlong slash', '/go?q=%C0%AF2402.12345', 302], ['a surrogate', '/go?q=%ED%A0%80', 404], ['the other direction', '/go?q=%E2%80%AE2402.12345', 302], ['many of &', `/go?${'&'.repeat(7000)}q=2402.12345`, 302], ['many of q', `/go?${'q&'.repeat(3000)}`, 400],
  ['7 KiB of digits', `/go?q=${'1'.repeat(7000)}`, 302], ['7 KiB of percents', `/go?q=${'%25'.repeat(2300)}`, 404], ['7 KiB of Chinese', `/go?q=${'%E6%96%87'.repeat(800)}`, 302], ['a page of others', '/go?page=https://evil.example/', 404], ['text and a page of others', '/go?q=title&page=https://evil.example/', 302],
].map(([name, target, status]) => [`query: ${name}`, get(target), status]);

export const hostileRequests = [...hosts, ...hostLines, ...origins, ...moreOrigins, ...fetches, ...methods, ...lines, ...targets, ...sizes, ...lengths, ...codings, ...tokens, ...media, ...queries];
