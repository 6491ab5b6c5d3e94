import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { words } from "../../extension/app/mapper.js";
import { report, size } from "../../extension/app/report.js";
import { crc32, zip } from "../../extension/app/zip.js";
import "./support/texts.js";

const NONE = { new: 0, changed: 0, same: 0, skipped: 0, suggested: 0, converted: 0 };

test("another program reads what is zipped: names and texts in any script", () => {
  const folder = mkdtempSync(join(tmpdir(), "kithbook-zip-"));
  try {
    const files = new Map([
      ["people/Ada Berg.md", "# Ada\n"],
      ["people/王小明.md", "mentor, née Ωmega"],
      ["empty.md", ""],
    ]);
    const path = join(folder, "out.zip");
    writeFileSync(path, Buffer.concat(zip(files)));
    const script =
      "import sys, zipfile, json; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; " +
      "print(json.dumps({n: z.read(n).decode() for n in z.namelist()}))";
    const read = execFileSync("python3", ["-c", script, path], { encoding: "utf8" });
    assert.deepEqual(JSON.parse(read), Object.fromEntries(files));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the checksum is that of the standard's own example", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("what an import would do is told in words, without what there is none of", () => {
  const told = report({ ...NONE, new: 1, changed: 40, skipped: 2, suggested: 1 }, true);
  assert.deepEqual(
    told.map(({ words: said }) => said),
    [
      "1 person would be new.",
      "40 people you know would get something new.",
      "2 rows would be skipped.",
      "1 value differs from what is known and would wait in the inbox as a suggestion.",
    ],
  );
  assert.deepEqual(report(NONE, true), []);
  assert.equal(report({ ...NONE, new: 1 }, false)[0]?.words, "1 person is new.");
});

test("a column's field reads as words", () => {
  assert.equal(words("email"), "e-mail");
  assert.equal(words("phone:work"), "phone (work)");
  assert.equal(words("address:home:city"), "address (home, city)");
  assert.equal(words("ignore"), "leave out");
  assert.equal(words("field:Firm", "Firm"), "own field of that name");
  assert.equal(words("field:Shoe size", "Size"), "own field: Shoe size");
});

test("sizes are those that file managers show", () => {
  assert.deepEqual([size(12), size(4_200), size(12_340_000)], ["1 kB", "4 kB", "12.3 MB"]);
});
