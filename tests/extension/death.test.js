/**
 * The worker is ended between any two steps. A step is what reaches outside of it: a transaction of
 * IndexedDB, a request, the hearing of its answer, an alarm. A life ends right before its n-th step,
 * for every n; the next life is a fresh outbox over the same database and the same daemon.
 */

import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { beforeEach, test } from "node:test";
import * as queue from "../../extension/background/queue.js";
import { Client } from "../../extension/daemon/client.js";
import { uuid7 } from "../../extension/daemon/uuid.js";
import { ORIGIN } from "./support/daemon.js";
import { counted, empty, page, start } from "./support/outbox.js";
import "./support/texts.js";

/** @import { Outbox } from "../../extension/background/outbox.js" */
/** @import { TestDaemon } from "./support/daemon.js" */

beforeEach(empty);

class Life {
  #left;
  steps = 0;
  /** Settles when it is over before its time. @type {PromiseWithResolvers<"died">} */
  end = withResolvers();

  /** @param {number} steps that it has */
  constructor(steps) {
    this.#left = steps;
  }

  /** @returns {boolean} whether it lives on to take this step */
  step() {
    this.steps += 1;
    if (this.#left-- > 0) return true;
    this.end.resolve("died");
    return false;
  }
}

/** @template T @returns {PromiseWithResolvers<T>} Node 20 has none. */
function withResolvers() {
  /** @type {any} */
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

/** @type {AsyncLocalStorage<Life>} */
const lives = new AsyncLocalStorage();
const NEVER = new Promise(() => {});

/** @template {any[]} A @template R @param {(...given: A) => Promise<R>} deed @returns {(...given: A) => Promise<R>} */
function mortal(deed) {
  return async (...given) => {
    if (lives.getStore()?.step() === false) await NEVER;
    const done = await deed(...given);
    if (lives.getStore()?.step() === false) await NEVER;
    return done;
  };
}

const { transaction } = IDBDatabase.prototype;
/** Whatever is asked of it, no answer comes. @type {any} */
const SILENCE = new Proxy({}, { get: () => () => SILENCE });
// A dead worker's transaction never begins; one that has begun is finished by the browser.
IDBDatabase.prototype.transaction = function (...given) {
  return lives.getStore()?.step() === false ? SILENCE : transaction.apply(this, given);
};

/**
 * @typedef {object} Scene
 * @property {(outbox: Outbox, said: Set<string>) => Promise<void>} act one life's work; puts into `said` what it was told is safe
 * @property {(daemon: TestDaemon) => void} [prepare] how the daemon is meanwhile
 * @property {(daemon: TestDaemon) => void} [restore] how it is afterwards
 * @property {(outcome: {arrived: string[], kept: string[], said: Set<string>}) => void} check
 */

/** Play a scene with a life of every length. @param {Scene} scene */
async function play({ act, prepare = () => {}, restore = () => {}, check }) {
  let steps = 0;
  for (let finished = false; !finished; steps += 1) {
    await empty();
    const { daemon, wake } = await start();
    prepare(daemon);
    const life = new Life(steps);
    const fetch = mortal(daemon.fetch);
    const client = new Client({ pairing: daemon.pairing, fetch, origin: ORIGIN });
    /** @type {<T>(task: () => Promise<T>) => Promise<T>} its lock ends with it */
    const alone = (task) => task();
    const outbox = wake({ client, alone, postponed: mortal(async () => {}) });
    /** @type {Set<string>} */
    const said = new Set();
    const played = lives.run(life, () => act(outbox, said).then(() => "lived"));
    finished = (await Promise.race([played, life.end.promise])) === "lived";
    assert.deepEqual(await queue.tally(), await counted(), `after ${steps} steps`);
    restore(daemon);
    await wake().drain();
    assert.deepEqual(await queue.tally(), await counted(), `after ${steps} steps and a drain`);
    const kept = (await queue.list()).map(({ id }) => id);
    try {
      check({ arrived: daemon.applied, kept, said });
    } catch (error) {
      throw new Error(`a life of ${steps} steps: ${error}`, { cause: error });
    }
  }
  return steps;
}

const IDS = [uuid7(1), uuid7(2), uuid7(3)];
const [CAPTURE, EDIT, LATER] = /** @type {[string, string, string]} */ (
  /** @type {unknown} */ (IDS)
);

/** A page, an edit that follows it, another page. @param {Outbox} outbox @param {Set<string>} said */
async function putThree(outbox, said) {
  await outbox.put("/v1/capture", page("one"), { id: CAPTURE });
  said.add(CAPTURE);
  const edit = { person: CAPTURE, fields: { name: "Ada" } };
  await outbox.put("/v1/people/edit", edit, { id: EDIT, follows: CAPTURE });
  said.add(EDIT);
  await outbox.put("/v1/capture", page("two"), { id: LATER });
  said.add(LATER);
}

/** @param {{arrived: string[], kept: string[], said: Set<string>}} outcome */
function allArrived({ arrived, kept, said }) {
  // What was not yet said to be safe may have been stored all the same.
  assert.ok(arrived.length === said.size || arrived.length === said.size + 1);
  assert.deepEqual(arrived, IDS.slice(0, arrived.length), "in order, once each");
  assert.deepEqual(kept, []);
}

test("whenever the worker ends, what it had stored arrives once, in order", async () => {
  const lived = await play({
    act: async (outbox, said) => {
      await putThree(outbox, said);
      await outbox.drain();
    },
    check: allArrived,
  });
  assert.ok(lived > 30, `${lived} steps`);
});

test("also where the daemon was off in between", async () => {
  await play({
    prepare: (daemon) => Object.assign(daemon, { running: false }),
    restore: (daemon) => Object.assign(daemon, { running: true }),
    act: async (outbox, said) => {
      await putThree(outbox, said);
      await outbox.drain();
    },
    check: allArrived,
  });
});

test("also where the daemon was locked and kept it", async () => {
  await play({
    prepare: (daemon) => Object.assign(daemon, { answer: () => ({ kept: true }) }),
    act: async (outbox, said) => {
      await putThree(outbox, said);
      await outbox.drain();
    },
    check: allArrived,
  });
});

test("a page that asks again after the worker ended saves it once", async () => {
  await play({
    act: async (outbox) => {
      await outbox.put("/v1/capture", page("one"), { id: CAPTURE });
      await outbox.drain();
      // The popup heard nothing and asks again, under the same id.
      await outbox.put("/v1/capture", page("one"), { id: CAPTURE });
      await outbox.drain();
    },
    check: ({ arrived, kept }) => {
      assert.ok(arrived.length <= 1);
      assert.deepEqual(kept, []);
    },
  });
});

test("what is taken back goes whole: never the page without its edit, nor the edit without its page", async () => {
  await play({
    prepare: (daemon) => Object.assign(daemon, { running: false }),
    restore: (daemon) => Object.assign(daemon, { running: true }),
    act: async (outbox, said) => {
      await lives.exit(() => putThree(outbox, new Set()));
      await outbox.discard(CAPTURE);
      said.add(CAPTURE);
    },
    check: ({ arrived, said }) => {
      const without = arrived.length === 1 && arrived[0] === LATER;
      assert.ok(without || (!said.size && arrived.length === 3));
    },
  });
});

test("what is set aside and tried again is never lost", async () => {
  await play({
    prepare: (daemon) => Object.assign(daemon, { answer: () => ({ code: "invalid" }) }),
    act: async (outbox, said) => {
      await lives.exit(() => putThree(outbox, new Set()));
      await outbox.drain();
      await outbox.retry(CAPTURE);
      await outbox.retry(LATER);
      said.add("all");
    },
    restore: (daemon) => Object.assign(daemon, { answer: () => ({}) }),
    check: ({ arrived, kept, said }) => {
      assert.deepEqual([...arrived, ...kept].toSorted(), IDS);
      if (said.size) assert.deepEqual(arrived, IDS);
    },
  });
});
