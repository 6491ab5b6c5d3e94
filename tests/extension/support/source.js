/** The extension's own files, for tests that read them: strings in scripts, words and keys in pages. */

import { readdirSync, readFileSync } from "node:fs";
import { parse } from "acorn";

const EXTENSION = new URL("../../../extension/", import.meta.url);
/** Generated, what others wrote, and what runs in pages of others. */
const APART = /^(?:wire|vendor|page)\//;

/** @typedef {{file: string, line: number, text: string, prefix: boolean, within: any[]}} Said `prefix`: more follows */

const files = readdirSync(EXTENSION, { recursive: true, encoding: "utf8" }).filter(
  (file) => !APART.test(file),
);

/** @param {string} file below the extension's folder */
export function source(file) {
  return readFileSync(new URL(file, EXTENSION), "utf8");
}

/** Every page, by its path. */
export const pages = files.filter((file) => file.endsWith(".html"));

/** @returns {Said[]} every piece of a string in every script, and the nodes around it, innermost last */
export function strings() {
  return files.filter((file) => file.endsWith(".js")).flatMap((file) => inScript(file));
}

/** @param {string} file @returns {Said[]} */
function inScript(file) {
  /** @type {Said[]} */
  const found = [];
  /** @param {any} node @param {any[]} within */
  const walk = (node, within) => {
    if (Array.isArray(node)) for (const one of node) walk(one, within);
    else if (node && typeof node === "object") {
      const { type, value } = node;
      const line = node.loc?.start.line ?? 0;
      if (type === "Literal" && typeof value === "string")
        found.push({ file, line, text: value, prefix: false, within });
      if (type === "TemplateElement")
        found.push({ file, line, text: value.cooked, prefix: !node.tail, within });
      for (const [name, child] of Object.entries(node))
        if (name !== "loc" && name !== "value") walk(child, [...within, node]);
      // A property's value is a node, a literal's is not.
      if (value && typeof value === "object" && "type" in value) walk(value, [...within, node]);
    }
  };
  walk(parse(source(file), { ecmaVersion: "latest", sourceType: "module", locations: true }), []);
  return found;
}

/** @param {string} file @returns {string[]} keys that a page names */
export function keysIn(file) {
  return [...source(file).matchAll(/\sdata-(?:text|aria-label|placeholder|title)="([^"]*)"/g)].map(
    ([, key]) => key ?? "",
  );
}

/** @param {string} file @returns {string[]} words that stand in a page itself, but for what is the same in every language */
export function wordsIn(file) {
  const html = source(file)
    .replaceAll(/<!--[\s\S]*?-->|<(title|code|kbd)>[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<(\w+)(?=[^>]*\stranslate="no")[^>]*?(?:\/>|>[^<]*<\/\1>)/g, "");
  const between = [...html.matchAll(/>([^<]*)/g)].map(([, text]) => text ?? "");
  const attributes = [...html.matchAll(/\s(?:aria-label|placeholder|title|alt)="([^"]*)"/g)];
  return [...between, ...attributes.map(([, text]) => text ?? "")].filter((text) =>
    /\p{L}/u.test(text),
  );
}
