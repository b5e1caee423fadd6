// Ends the TLS of every host of the vendor in front of a local control plane, with a CONNECT proxy that routes all hosts here, as
// the proxy of a company does. No request leaves this machine.
//   node tls-server.mjs KEY CERTIFICATE EMULATOR_URL    prints {"https":PORT,"proxy":PORT} when it is ready
import { createServer as http, request as send } from 'node:http';
import { createServer as https } from 'node:https';
import { connect } from 'node:net';
import { readFileSync } from 'node:fs';

const [keyFile, certificateFile, emulator] = process.argv.slice(2);

// The emulator does not know the vendor's API of messages.
const message = JSON.stringify({
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
});

function answer(response, status, headers, body) {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

// The URLs of an answer begin with the origin that the client used.
function forward(request, response, body) {
  // A connection of its own for each: one that is reused may just have been closed, which the client would see.
  const headers = { ...request.headers, host: new URL(emulator).host, connection: 'close' };
  const options = { agent: false, method: request.method, headers };
  const upstream = send(emulator + request.url, options, (reply) => {
    const here = (text) => text.replaceAll(emulator, `https://${request.headers.host}`);
    const chunks = [];
    reply.on('data', (chunk) => chunks.push(chunk));
    reply.on('aborted', () => response.destroy());
    reply.on('end', () => {
      const { connection, 'transfer-encoding': encoding, location, ...others } = reply.headers;
      if (location) others.location = here(location);
      answer(response, reply.statusCode, others, Buffer.from(here(Buffer.concat(chunks).toString())));
    });
  });
  // A connection that the emulator cuts is cut here, too.
  upstream.on('error', () => response.destroy());
  upstream.end(body);
}

function handle(request, response) {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'POST' && /^\/2010-04-01\/Accounts\/\w+\/Messages\.json$/.test(request.url)) {
      answer(response, 201, { 'content-type': 'application/json' }, message);
    } else {
      forward(request, response, Buffer.concat(chunks));
    }
  });
}

const tls = https({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, handle);
const proxy = http((request, response) => {
  response.writeHead(501).end();
});
proxy.on('connect', (request, client, head) => {
  // Proxies in use pass each piece on at once. Otherwise a client that sends the end of the handshake and its request in two pieces
  // waits for the delayed acknowledgement of the first.
  const upstream = connect({ port: tls.address().port, host: '127.0.0.1', noDelay: true }, () => {
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
