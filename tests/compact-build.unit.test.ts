import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, it } from "vitest";
import { compactServerCode } from "@/scripts/support/compact-build";
import { createFolder } from "@/testing/system/databases";

const require = createRequire(import.meta.url);
const sourceMap = (name: string) => `\n//# sourceMappingURL=${name}.map`;

it("Chunks of the build that are equal but for their source maps are loaded once", () => {
  const folder = createFolder();
  mkdirSync(path.join(folder, "ssr"));
  const code = "module.exports=[7,()=>1]";
  for (const name of ["a.js", "b.js", path.join("ssr", "c.js")])
    writeFileSync(path.join(folder, name), `${code}${sourceMap(name)}`);
  writeFileSync(path.join(folder, "other.js"), "module.exports=[8,()=>1]");
  writeFileSync(path.join(folder, "runtime.js"), "module.exports=() => 7");
  compactServerCode(folder);
  const load = (name: string): unknown => require(path.join(folder, name));
  expect(load("b.js")).toBe(load("a.js"));
  expect(load("ssr/c.js")).toBe(load("a.js"));
  expect(load("other.js")).toEqual([8, expect.any(Function)]);
  expect(readFileSync(path.join(folder, "runtime.js"), "utf8")).toBe("module.exports=() => 7");
});

it("Characters beyond Latin-1 are escaped in the build without a change of their meaning", () => {
  const folder = createFolder();
  const values = '["a … b", "\\…", `“2” 🎵`, String.raw`\\…`, /^\\…$/.test("…")]';
  writeFileSync(path.join(folder, "a.js"), `module.exports=[9,()=>${values}]`);
  writeFileSync(path.join(folder, "b.js"), 'module.exports=[10,()=>"a … b"]');
  compactServerCode(folder);
  const [, read] = require(path.join(folder, "a.js"));
  expect(read()).toEqual(["a … b", "…", "“2” 🎵", "\\…", true]);
  expect(readFileSync(path.join(folder, "b.js"), "utf8")).toMatch(/^[\0-\x7f]*$/);
});

it("Data that several chunks contain is loaded once, and small data stays where it is", () => {
  const folder = createFolder();
  mkdirSync(path.join(folder, "ssr"));
  const data = { text: 'it’s "…"'.repeat(2_000), list: [1] };
  const text = JSON.stringify(data).replaceAll("\\", "\\\\");
  const encoded = "aB-_9".repeat(4_000);
  const code = (id: number) =>
    `module.exports=[${id},()=>({data:JSON.parse('${text}'),encoded:"${encoded}",small:JSON.parse('[${id}]')})]`;
  const names = ["a.js", "b.js", path.join("ssr", "c.js")];
  for (const [index, name] of names.entries()) writeFileSync(path.join(folder, name), code(index));
  compactServerCode(folder);
  const values = names.map(name => require(path.join(folder, name))[1]());
  expect(values).toEqual([0, 1, 2].map(index => ({ data, encoded, small: [index] })));
  expect(values[1].data).toBe(values[0].data);
  expect(values[2].data).toBe(values[0].data);
  for (const name of names) expect(readFileSync(path.join(folder, name)).length).toBeLessThan(500);
});
