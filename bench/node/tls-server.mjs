// A stand-in for the vendor's APIs over TLS, and a CONNECT proxy that routes every host to it: no request leaves this machine.
//   node tls-server.mjs KEY CERTIFICATE    prints {"https":PORT,"proxy":PORT} when it is ready
import { createServer as http } from 'node:http';
import { createServer as https } from 'node:https';
import { connect } from 'node:net';
import { readFileSync } from 'node:fs';

const [keyFile, certificateFile] = process.argv.slice(2);
let writes = 0;
const root = '/v2/ControlPlane';

const message = {
  account_sid: 'AC00000000000000000000000000000000',
  api_version: '2010-04-01',
  body: 'hello',
  date_created: 'Thu, 24 Aug 2023 05:01:45 +0000',
  date_sent: null,
  date_updated: 'Thu, 24 Aug 2023 05:01:45 +0000',
  direction: 'outbound-api',
  error_code: null,
  error_message: null,
  from: '+15551230100',
  messaging_service_sid: null,
  num_media: '0',
  num_segments: '1',
  price: null,
  price_unit: 'USD',
  sid: 'SM00000000000000000000000000000000',
  status: 'queued',
  subresource_uris: { media: '/2010-04-01/Accounts/AC0/Messages/SM0/Media.json' },
  to: '+15551230101',
  uri: '/2010-04-01/Accounts/AC0/Messages/SM0.json',
};

function respond(request) {
  const base = `https://${request.headers.host}`;
  const path = new URL(request.url, base).pathname;
  if (request.method === 'POST' && path === `${root}/Configurations`) {
    // Each write has an operation of its own: orch does not take that of an earlier write for an answer.
    const id = String(++writes).padStart(26, '0');
    const operation = `proc_job_${id}`;
    const configuration = `conv_configuration_${id}`;
    const statusUrl = `${base}${root}/Operations/${operation}`;
    return [
      202,
      { statusUrl, related: { configurationId: configuration } },
      { 'Operation-Id': operation, 'Retry-After': '0', Location: statusUrl },
    ];
  }
  if (request.method === 'POST' && /^\/2010-04-01\/Accounts\/\w+\/Messages\.json$/.test(path)) {
    return [201, message, {}];
  }
  if (path.startsWith(`${root}/Operations/`)) {
    const operation = path.slice(`${root}/Operations/`.length);
    const configuration = operation.replace('proc_job', 'conv_configuration');
    return [200, { operationId: operation, status: 'COMPLETED', result: { id: configuration } }, {}];
  }
  if (path.startsWith(`${root}/Configurations/`)) {
    const configuration = path.slice(`${root}/Configurations/`.length);
    return [200, { id: configuration, displayName: 'Bench', description: 'd', version: 1 }, {}];
  }
  return [404, { code: 20404, message: `no such endpoint: ${request.method} ${path}` }, {}];
}

function handle(request, response) {
  request.resume();
  request.on('end', () => {
    const [status, body, headers] = respond(request);
    const text = JSON.stringify(body);
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      'Twilio-Request-Id': 'RQ00000000000000000000000000000000',
      ...headers,
    });
    response.end(text);
  });
}

const tls = https({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, handle);
const proxy = http((request, response) => {
  response.writeHead(501).end();
});
proxy.on('connect', (request, client, head) => {
  const upstream = connect(tls.address().port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('error', () => upstream.destroy());
});

tls.listen(0, '127.0.0.1', () => {
  proxy.listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ https: tls.address().port, proxy: proxy.address().port }));
  });
});
