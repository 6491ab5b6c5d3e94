/** An outbox as a worker makes it, over an IndexedDB in memory and a daemon in this process. */

import "fake-indexeddb/auto";
import { Outbox } from "../../../extension/background/outbox.js";
import * as queue from "../../../extension/background/queue.js";
import { Client } from "../../../extension/daemon/client.js";
import { settled, transact } from "../../../extension/daemon/database.js";
import { ORIGIN, TestDaemon } from "./daemon.js";

/** One task at a time, as navigator.locks does it; Node 20 has none. */
function line() {
  let last = Promise.resolve();
  /** @type {<T>(task: () => Promise<T>) => Promise<T>} */
  return (task) => {
    const turn = last.then(task);
    last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  };
}

export async function start() {
  const daemon = await TestDaemon.start();
  daemon.answer = ({ id }) => ({ reply: { capture: id, received_at: 0 } });
  /** @type {(number | null)[]} */
  const postponed = [];
  /** @type {string[]} */
  const notices = [];
  const alone = line();
  /** An outbox as a fresh worker makes it: all it knows is on disk. @param {Partial<ConstructorParameters<typeof Outbox>[0]>} [changed] */
  const wake = (changed = {}) =>
    new Outbox({
      client: new Client({ pairing: daemon.pairing, fetch: daemon.fetch, origin: ORIGIN }),
      postponed: (tries) => void postponed.push(tries),
      onRefused: () => void notices.push("refused"),
      alone,
      ...changed,
    });
  return { daemon, postponed, notices, wake, outbox: wake() };
}

/** @param {string} title */
export const page = (title) => ({
  snapshot: { url: "https://example.org/", title, captured_at: 0, html: "" },
});

/** @param {TestDaemon} daemon */
export const titles = (daemon) =>
  daemon.items.map(({ request }) => request.snapshot?.title ?? "edit");

/** What is set aside, and why. */
export async function refused() {
  const items = await queue.list();
  return items.filter(({ state }) => state === "refused").map(({ id, sentence }) => [id, sentence]);
}

export async function waiting() {
  return (await queue.tally()).waiting;
}

/** Empty the outbox. */
export function empty() {
  return transact(["outbox", "envelopes", "tally"], "readwrite", async (room) => {
    room("outbox").clear();
    room("envelopes").clear();
    await settled(room("tally").clear());
  });
}

/** Count what is really there, to compare with the tally. */
export function counted() {
  return transact(["outbox", "envelopes"], "readonly", async (room) => {
    const items = await settled(room("outbox").getAll());
    const envelopes = await settled(room("envelopes").getAll());
    return {
      waiting: items.filter(({ state }) => state === "waiting").length,
      refused: items.filter(({ state }) => state === "refused").length,
      bytes: envelopes.reduce((sum, { length }) => sum + length, 0),
    };
  });
}
