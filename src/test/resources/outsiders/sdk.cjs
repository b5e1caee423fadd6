// One life of a configuration with the vendor's client for Node.js. Prints a line of JSON for each step.
//   node sdk.cjs BASE_URL
const twilio = require("twilio");

const base = process.argv[2];

// The client always calls the vendor's host; here its requests are redirected to loopback.
class Redirected extends twilio.RequestClient {
  request(options) {
    return super.request({ ...options, uri: options.uri.replace(/^https:\/\/conversations\.twilio\.com/, base) });
  }
}

const client = twilio("AC00000000000000000000000000000000", "not-a-secret", { httpClient: new Redirected() });
const { configurations, operations } = client.conversations.v2;
const say = (step, result) => console.log(JSON.stringify({ step, result }));

// The client gives no way to wait for an operation.
async function settled(id) {
  for (;;) {
    const operation = await operations(id).fetch();
    if (operation.status !== "PENDING" && operation.status !== "RUNNING") {
      return operation.status;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const operationOf = (accepted) => accepted.headers["operation-id"];
const document = (displayName) => ({
  displayName,
  description: "Inbound",
  conversationGroupingType: "GROUP_BY_PROFILE",
  memoryStoreId: "mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
  channelSettings: { SMS: { captureRules: [{ from: "*", to: "+15551230100" }] } },
});

async function main() {
  const created = await configurations.createWithHttpInfo(document("from-node"));
  say("create", [created.statusCode, await settled(operationOf(created))]);
  const id = created.body.related?.configurationId;
  say("fetch", (await configurations(id).fetch()).toJSON());

  const patched = await configurations(id).patchWithHttpInfo({ description: "patched" });
  say("patch", [patched.statusCode, await settled(operationOf(patched))]);
  const { displayName, ...whole } = document("");
  const updated = await configurations(id).updateWithHttpInfo({ ...whole, description: "replaced" });
  say("update", [updated.statusCode, await settled(operationOf(updated))]);
  say("fetch", (await configurations(id).fetch()).toJSON());

  for (let i = 0; i < 6; i++) {
    await settled(operationOf(await configurations.createWithHttpInfo(document("number-" + i))));
  }
  say("list", (await configurations.list({ pageSize: 3 })).map((one) => one.displayName));

  const refused = await configurations.create(document("not allowed!")).catch((error) => error);
  say("refused", [refused.status, refused.code, refused.message]);
  await configurations(id).remove();
  for (let tries = 0; tries < 100; tries++) {
    const gone = await configurations(id).fetch().catch((error) => error);
    if (gone.status === 404) {
      say("removed", [gone.status, gone.code]);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
