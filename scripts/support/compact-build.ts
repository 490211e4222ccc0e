import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { transformSync } from "esbuild";

const sourceMapLine = /\n?\/\/# sourceMappingURL=.*\s*$/;
/** A module of the server: an array of functions, which Next's loader registers. */
const isChunk = /^module\.exports=\[/;
const beyondLatin1 = /[^\0-\xff]/;

/** Data in code: JSON, and Prisma's encoded schema. */
const dataLiteral =
  /JSON\.parse\(('[^'\\]*(?:\\.[^'\\]*)*'|`[^`\\]*(?:\\.[^`\\]*)*`)\)|(?<=:)"[\w-]{10000,}"/gs;
/** Smaller data is not worth a file. */
const minDataLength = 10_000;

const referenceTo = (target: string, file: string) => {
  const reference = path.relative(path.dirname(file), target).split(path.sep).join("/");
  return `require(${JSON.stringify(`./${reference}`)})`;
};

/** Moves data out of code into files of their own, one for all equal data. @returns the code that loads them */
function extractData(code: string, file: string, folder: string): string {
  return code.replace(dataLiteral, (expression, text?: string) => {
    if (expression.length < minDataLength) return expression;
    const json = text ? String(runInNewContext(text)) : expression;
    const target = path.join(
      folder,
      `data-${createHash("sha256").update(json).digest("hex").slice(0, 16)}.json`,
    );
    writeFileSync(target, json);
    return referenceTo(target, file);
  });
}

/**
 * Makes the server's code take less memory, because Node keeps the text of every module, and an app loads all of them at its start.
 * Next writes many chunks several times under different names; all but the first become a reference to it. A single character beyond
 * Latin-1 makes Node keep two bytes for every character of a file, so it is escaped. Data such as the catalogs is in several chunks,
 * for pages, routes and the proxy; a file of its own is parsed once.
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
      writeFileSync(file, `module.exports=${referenceTo(first, file)};\n`);
      continue;
    }
    firsts.set(code, file);
    const ascii = beyondLatin1.test(code)
      ? transformSync(code, { charset: "ascii", minify: true }).code
      : code;
    const compact = extractData(ascii, file, folder);
    if (compact !== code) writeFileSync(file, compact);
  }
}
