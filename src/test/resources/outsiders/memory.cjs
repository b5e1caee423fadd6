// Memory stores and what else configurations refer to, with the vendor's client for Node.js.
//   node memory.cjs BASE_URL
const twilio = require("twilio");

const base = process.argv[2];

// The client calls the vendor's host of each product; here all of them are redirected to loopback.
class Redirected extends twilio.RequestClient {
  request(options) {
    const uri = options.uri.replace(/^https:\/\/(conversations|memory|intelligence)\.twilio\.com/, base);
    return super.request({ ...options, uri });
  }
}

const client = twilio("AC00000000000000000000000000000000", "not-a-secret", { httpClient: new Redirected() });
const { stores, operations } = client.memory.v1;
const say = (step, result) => console.log(JSON.stringify({ step, result }));

async function settled(id) {
  for (;;) {
    const operation = await operations(id).fetch();
    if (operation.status !== "PENDING" && operation.status !== "RUNNING") {
      return operation;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function main() {
  const created = await stores.createWithHttpInfo({ displayName: "from-node", description: "Customers" });
  const ended = await settled(created.headers["operation-id"]);
  say("create", [created.statusCode, created.body.message, ended.status, ended.result.type]);
  say("fetch", (await stores(ended.result.id).fetch()).toJSON());
  for (let i = 0; i < 3; i++) {
    await stores.create({ displayName: "number-" + i });
  }
  // The client's list() of stores reads only one page: it looks for a URL of the next one, and gets a token.
  const first = await stores.page({ pageSize: 3 });
  const rest = await first.nextPage();
  say("pages", [first.instances.length, rest.instances.length, rest.nextToken === undefined]);
  say("list", (await stores.list()).length);
  const taken = await stores.create({ displayName: "from-node" }).catch((error) => error);
  say("taken", [taken.status, taken.code]);
  const missing = await stores("mem_store_01k1etk2y5f1y9fpe2epfdtvv2").fetch().catch((error) => error);
  say("missing", [missing.status, missing.code]);

  const { configurations } = client.intelligence.v3;
  const mood = await configurations.create({ displayName: "Mood", rules: [] });
  say("intelligence", (await configurations(mood.id).fetch()).displayName);
  say("intelligences", (await configurations.list()).length);
  const { services } = client.conversations.v1;
  const chat = await services.create({ friendlyName: "Chat" });
  await services.create({ friendlyName: "Other" });
  say("service", (await services(chat.sid).fetch()).friendlyName);
  say("services", (await services.list({ pageSize: 1 })).length);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
