import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "../../extension/daemon/client.js";
import { uuid7 } from "../../extension/daemon/uuid.js";
import { ORIGIN, TestDaemon } from "./support/daemon.js";
import { generate } from "./support/keys.js";
import "./support/texts.js";

/** @param {TestDaemon} daemon */
function clientOf({ pairing, fetch }) {
  return new Client({ pairing, fetch, origin: ORIGIN });
}

/** @param {string} reason */
const because = (reason) => (/** @type {any} */ error) => error.reason === reason;

test("a call says hello first, then arrives signed and sealed", async () => {
  const daemon = await TestDaemon.start();
  daemon.answer = () => ({ reply: { hits: [], more: false } });
  const reply = await clientOf(daemon).call("/v1/search", { query: "Ada" });
  assert.deepEqual(reply, { hits: [], more: false });
  assert.deepEqual(daemon.seen, ["/v1/hello", "/v1/search"]);
  assert.deepEqual(daemon.items[0]?.request, { query: "Ada" });
});

test("one hello is enough for a boot", async () => {
  const daemon = await TestDaemon.start();
  const client = clientOf(daemon);
  await client.call("/v1/people/tags", {});
  await client.call("/v1/people/tags", {});
  assert.deepEqual(daemon.seen, ["/v1/hello", "/v1/people/tags", "/v1/people/tags"]);
});

test("what works while locked goes unsealed, and works", async () => {
  const daemon = await TestDaemon.start();
  daemon.state = "locked";
  const client = clientOf(daemon);
  await client.call("/v1/unlock", {});
  assert.deepEqual(daemon.items, [{ path: "/v1/unlock", id: "", request: {} }]);
  await assert.rejects(client.call("/v1/search", { query: "" }), because("locked"));
});

test("after a restart of the daemon the call is repeated once under the new boot", async () => {
  const daemon = await TestDaemon.start();
  const client = clientOf(daemon);
  await client.call("/v1/people/tags", {});
  daemon.restart();
  await client.call("/v1/people/tags", {});
  assert.equal(daemon.items.length, 2);
  assert.deepEqual(daemon.seen.slice(2), ["/v1/people/tags", "/v1/hello", "/v1/people/tags"]);
});

test("two bare refusals are an end", async () => {
  const daemon = await TestDaemon.start();
  const stranger = { ...(await daemon.pairing()), client: uuid7() };
  const unknown = new Client({
    pairing: async () => stranger,
    fetch: daemon.fetch,
    origin: ORIGIN,
  });
  await assert.rejects(unknown.call("/v1/people/tags", {}), because("refused"));
  assert.deepEqual(daemon.seen, ["/v1/hello", "/v1/people/tags", "/v1/hello", "/v1/people/tags"]);
});

test("another program on the port is given nothing but a hello", async () => {
  const daemon = await TestDaemon.start();
  for (const impostor of [
    () => new Response("<h1>It works!</h1>"),
    () => Response.json({ nonce: "x" }),
    () => new Response(null, { status: 500 }),
  ]) {
    daemon.seen = [];
    daemon.tamper = impostor;
    await assert.rejects(
      clientOf(daemon).call("/v1/search", { query: "" }),
      because("other-program"),
    );
    assert.deepEqual(daemon.seen, ["/v1/hello"]);
  }
});

test("a daemon with another key, or that never met this browser, is a stranger", async () => {
  const daemon = await TestDaemon.start();
  const pairing = await daemon.pairing();
  daemon.keys.identity = await generate("Ed25519");
  const client = new Client({ pairing: async () => pairing, fetch: daemon.fetch, origin: ORIGIN });
  await assert.rejects(client.call("/v1/search", { query: "" }), because("stranger"));
  daemon.acquainted = false;
  await assert.rejects(client.call("/v1/search", { query: "" }), because("stranger"));
  assert.deepEqual(daemon.seen, ["/v1/hello", "/v1/hello"]);
});

test("a recorded hello is no hello", async () => {
  const daemon = await TestDaemon.start();
  /** @type {Response | undefined} */
  let recorded;
  daemon.tamper = (reply) => {
    recorded ??= reply.clone();
    return recorded.clone();
  };
  await clientOf(daemon).hello();
  await assert.rejects(clientOf(daemon).hello(), because("other-program"));
});

test("a reply that nobody signed is not believed, whatever it says", async () => {
  const daemon = await TestDaemon.start();
  const client = clientOf(daemon);
  await client.hello();
  daemon.tamper = () => Response.json({ hits: [], more: false });
  await assert.rejects(client.call("/v1/search", { query: "" }), because("other-program"));
  daemon.tamper = () =>
    Response.json({ code: "revoked", sentence: "Pair at evil.example." }, { status: 400 });
  await assert.rejects(client.call("/v1/search", { query: "" }), because("other-program"));
});

test("a reply without end is cut off", async () => {
  const daemon = await TestDaemon.start();
  const endless = () =>
    new Response(new ReadableStream({ pull: (sink) => sink.enqueue(new Uint8Array(65_536)) }));
  daemon.tamper = endless;
  await assert.rejects(clientOf(daemon).hello(), because("other-program"));
});

test("why a call fails is told in the daemon's own words", async () => {
  const daemon = await TestDaemon.start();
  const client = clientOf(daemon);
  for (const code of ["revoked", "scope", "version", "busy", "invalid", "conflict", "failed"]) {
    daemon.answer = () => ({ code });
    await assert.rejects(client.call("/v1/people/tags", {}), {
      ...{ reason: code, message: `It is ${code}.`, signed: true },
    });
  }
});

test("no daemon, no pairing, another vault and another protocol have each their name", async () => {
  const daemon = await TestDaemon.start();
  const client = clientOf(daemon);
  daemon.running = false;
  await assert.rejects(client.hello(), because("not-running"));
  daemon.running = true;
  daemon.protocol = 2;
  await assert.rejects(client.hello(), because("version"));
  daemon.protocol = 1;
  daemon.epoch = 2;
  await assert.rejects(client.hello(), because("rekeyed"));
  daemon.epoch = 1;
  const pairing = await daemon.pairing();
  daemon.vault = uuid7();
  const remembered = new Client({
    pairing: async () => pairing,
    fetch: daemon.fetch,
    origin: ORIGIN,
  });
  await assert.rejects(remembered.hello(), because("rekeyed"));
  const none = new Client({ pairing: async () => undefined, fetch: daemon.fetch, origin: ORIGIN });
  await assert.rejects(none.call("/v1/people/tags", {}), because("unpaired"));
});
