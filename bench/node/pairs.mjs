// Creates configurations and polls the operation of each, with axios over keep-alive connections; prints the seconds it took.
//   node pairs.mjs BASE_URL DOCUMENT PAIRS CONCURRENCY
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { createRequire } from 'node:module';

// The packages are in the bench's cache, which is not a parent directory of this file.
const axios = createRequire(process.env.BENCH_CACHE + '/')('axios');
const [baseURL, file, pairs, concurrency] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, 'utf8'));
const client = axios.create({
  baseURL,
  httpAgent: new Agent({ keepAlive: true, maxSockets: Number(concurrency) }),
  auth: { username: process.env.TWILIO_ACCOUNT_SID, password: process.env.TWILIO_AUTH_TOKEN },
  proxy: false,
});

async function pair() {
  const accepted = await client.post('/v2/ControlPlane/Configurations', document, {
    headers: { 'Idempotency-Key': randomUUID() },
  });
  const operation = await client.get(accepted.data.statusUrl);
  if (accepted.status !== 202 || operation.data.status !== 'COMPLETED') {
    throw new Error(`unexpected response: ${accepted.status} ${JSON.stringify(operation.data)}`);
  }
}

let left = Number(pairs);
async function worker() {
  while (left-- > 0) {
    await pair();
  }
}

const from = process.hrtime.bigint();
await Promise.all(Array.from({ length: Number(concurrency) }, worker));
console.log(Number(process.hrtime.bigint() - from) / 1e9);
process.exit(0);
