/** An export as a download: asked for piece by piece, put together here, saved by the browser. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { formatName } from "../look/words.js";
import { zip } from "./zip.js";

/** @import { ExportFormat, ExportPiece, ExportRequest } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const MOST_FILES = 65_535; // that a ZIP file counts
const FIRST = "vcard";

/**
 * A choice of format, and a button that downloads.
 * @param {Desk} desk
 * @param {Omit<ExportRequest, "format">} whom
 * @param {() => Omit<ExportRequest, "format">} [now] whom, where that may still change
 */
export function download(desk, whom, now = () => whom) {
  const choice = element("select", { "aria-label": t("files_format") });
  const button = element("button", { class: "main", type: "submit" }, t("files_download"));
  const bar = element("progress", { hidden: true, "aria-label": t("files_exported") });
  /** @type {ExportFormat[]} */
  let formats = [];
  const load = async () => {
    try {
      formats = (await read("/v1/formats", {})).writes;
      choice.replaceChildren(
        ...formats.map(({ name, title }) =>
          element("option", { value: name, selected: name === FIRST }, formatName(name, title)),
        ),
      );
    } catch (error) {
      desk.fail(error);
    }
  };
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const format = formats.find(({ name }) => name === choice.value);
    if (!format) return;
    button.disabled = true;
    bar.hidden = false;
    try {
      const people = await save(format, now(), (done, total) => {
        bar.max = Math.max(1, total);
        bar.value = done;
      });
      desk.say(counted("files_downloaded", people, formatName(format.name, format.title)));
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      desk.say(t("not_exported", error.message));
    }
    button.disabled = false;
    bar.hidden = true;
  };
  load();
  return element("form", { class: "downloading", onsubmit: submit }, choice, button, bar);
}

/**
 * @param {ExportFormat} format
 * @param {Omit<ExportRequest, "format">} whom
 * @param {(done: number, total: number) => void} onProgress people
 * @returns {Promise<number>} people. Throws DaemonError.
 */
async function save(format, whom, onProgress) {
  /** @type {Map<string, string[]>} */
  const files = new Map();
  /** @type {string | null} */
  let after = null;
  let done = 0;
  do {
    /** @type {ExportPiece} */
    const piece = await read("/v1/export", { ...whom, format: format.name, after });
    for (const { file, text } of piece.parts) {
      const known = files.get(file ?? "");
      if (known) known.push(text);
      else files.set(file ?? "", [text]);
    }
    after = piece.after;
    done += piece.people;
    onProgress(done, piece.total);
    if (files.size > MOST_FILES) throw new DaemonError("invalid", t("files_too_many"));
  } while (after);
  offer(format, files);
  return done;
}

/** @param {ExportFormat} format @param {Map<string, string[]>} files */
function offer({ suffix }, files) {
  const single = suffix !== "";
  const content = single
    ? [...files.values()].flat()
    : zip(new Map([...files].map(([path, texts]) => [path, texts.join("")])));
  const href = URL.createObjectURL(new Blob(content, { type: "application/octet-stream" }));
  const today = new Date().toLocaleDateString("sv");
  const name = `kithbook-${today}.${single ? suffix : "zip"}`;
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
