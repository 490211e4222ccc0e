import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";

const sourceMapLine = /\n?\/\/# sourceMappingURL=.*\s*$/;
/** A module of the server: an array of functions, which Next's loader registers. */
const isChunk = /^module\.exports=\[/;
const beyondLatin1 = /[^\0-\xff]/;

/**
 * Makes the server's code take less memory, because Node keeps the text of every module, and an app loads all of them at its start.
 * Next writes many chunks several times under different names; all but the first become a reference to it. A single character beyond
 * Latin-1 makes Node keep two bytes for every character of a file, so it is escaped.
 */
export function compactServerCode(folder: string): void {
  const firsts = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!name.endsWith(".js")) continue;
    const file = path.join(folder, name);
    const text = readFileSync(file, "utf8");
    if (!isChunk.test(text)) continue;
    const code = text.replace(sourceMapLine, "");
    const first = firsts.get(code);
    if (first) {
      const reference = path.relative(path.dirname(file), first).split(path.sep).join("/");
      writeFileSync(file, `module.exports=require(${JSON.stringify(`./${reference}`)});\n`);
      continue;
    }
    firsts.set(code, file);
    if (beyondLatin1.test(code))
      writeFileSync(file, transformSync(code, { charset: "ascii", minify: true }).code);
  }
}
