/**
 * Bundles what the extension takes from npm into `extension/vendor/`, one file each, with its types and all
 * licences; and popup and app, one script and one stylesheet each. Run by `scripts/setup`.
 */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build, buildSync } from "esbuild";

const ROOT = new URL("../../", import.meta.url);
const VENDOR = new URL("extension/vendor/", ROOT);
const ENTRIES = ["charts", "graph", "layout"];
/** Those that are on screen sooner as one script and one stylesheet than as fifty, or as a hundred and fifty. */
const PAGES = ["popup", "app"];
/** As the manifest asks: minimum_chrome_version, strict_min_version. */
const TARGET = ["chrome137", "firefox142"];

rmSync(VENDOR, { recursive: true, force: true });
mkdirSync(VENDOR, { recursive: true });
/** @type {Set<string>} */
const packages = new Set();
for (const name of ENTRIES) {
  const entry = new URL(`scripts/bundling/${name}.js`, ROOT);
  const { metafile } = buildSync({
    entryPoints: [entry.pathname],
    outfile: new URL(`${name}.js`, VENDOR).pathname,
    absWorkingDir: ROOT.pathname,
    bundle: true,
    format: "esm",
    minify: true,
    target: TARGET,
    metafile: true,
    legalComments: "inline",
  });
  // What an entry exports, with the types of the packages it takes it from.
  copyFileSync(entry, new URL(`${name}.d.ts`, VENDOR));
  for (const input of Object.keys(metafile.inputs)) {
    const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found?.[1]) packages.add(found[1]);
  }
}

const licences = [...packages].sort().map((name) => {
  const folder = new URL(`node_modules/${name}/`, ROOT).pathname;
  const { version } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!file) throw new Error(`${name} has no licence in its package`);
  return `${name} ${version}\n\n${readFileSync(folder + file, "utf8").trim()}\n`;
});
writeFileSync(new URL("LICENSES.txt", VENDOR), licences.join(`\n${"-".repeat(80)}\n\n`));
console.log(`bundled ${[...packages].sort().join(", ")}`);

for (const page of PAGES) {
  await build({
    entryPoints: ["main.js", "index.css"].map((name) => ({
      in: `extension/${page}/${name}`,
      out: page,
    })),
    outdir: VENDOR.pathname,
    absWorkingDir: ROOT.pathname,
    bundle: true,
    format: "esm",
    charset: "utf8",
    target: TARGET,
    plugins: [
      {
        name: "what lies beside the bundle stays where it is",
        setup: ({ onResolve }) => {
          onResolve({ filter: /\.svg$/ }, ({ path }) => ({
            path: `../look/${path}`,
            external: true,
          }));
          onResolve({ filter: /\/vendor\// }, ({ path }) => ({
            path: path.replace("../vendor/", "./"),
            external: true,
          }));
        },
      },
    ],
  });
}
