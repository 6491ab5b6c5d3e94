/** One POST to the port. Who answers is not known yet, so nothing in the answer is trusted. */

import { concat } from "./bytes.js";
import { DaemonError } from "./failure.js";

/** @import { Bytes } from "./bytes.js" */

const MOST = 16 * 1024 * 1024; // bytes; the largest honest reply is a graph of 10,000 people and 50,000 ties: 4.4 million

/** @typedef {typeof globalThis.fetch} Fetch */

/**
 * @param {Fetch} fetch
 * @param {object} request
 * @param {number} request.port
 * @param {string} request.path
 * @param {Record<string, string>} request.headers
 * @param {Bytes} request.body
 * @param {number} request.timeout ms
 * @returns {Promise<{response: Response, body: Bytes}>}
 * @throws {DaemonError} `not-running`; `other-program` past 16 MiB.
 */
export async function post(fetch, { port, path, headers, body, timeout }) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      headers,
      body,
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(timeout),
    });
    return { response, body: await read(response) };
  } catch (error) {
    if (error instanceof DaemonError) throw error;
    throw new DaemonError("not-running");
  }
}

/** @param {Response} response @returns {Promise<Bytes>} */
async function read(response) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST) throw new DaemonError("other-program");
    chunks.push(chunk);
  }
  return concat(...chunks);
}
