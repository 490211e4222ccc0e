import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";

const build = ".next";
const manifest = "page_client-reference-manifest.js";

/** Kilobytes that Next adds to its main files on every page. `npm run bench screens` measures all that an empty app loads. */
const pageKilobytes = 4;

const sizes = new Map<string, number>();

/** Returns the kilobytes of a file as a browser gets it. */
function kilobytesOf(file: string): number {
  const size = sizes.get(file) ?? gzipSync(readFileSync(path.join(build, file)), { level: 9 }).length / 1000;
  sizes.set(file, size);
  return size;
}

const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + kilobytesOf(file), 0);

const mainFiles = (): string[] =>
  JSON.parse(readFileSync(path.join(build, "build-manifest.json"), "utf8")).rootMainFiles;

export const leastKilobytes = (): number => sum(mainFiles()) + pageKilobytes;

/** Returns the kilobytes of JavaScript that each page of the build loads at first. */
export function firstLoads(): { page: string; kilobytes: number }[] {
  const pages = path.join(build, "server", "app");
  return readdirSync(pages, { recursive: true, encoding: "utf8" })
    .filter(file => path.basename(file) === manifest)
    .map(file => {
      const context: { __RSC_MANIFEST?: Record<string, { entryJSFiles: Record<string, string[]> }> } = {};
      runInNewContext(readFileSync(path.join(pages, file), "utf8"), { globalThis: context });
      const [[page, { entryJSFiles }] = ["", { entryJSFiles: {} }]] = Object.entries(
        context.__RSC_MANIFEST ?? {},
      );
      return { page, kilobytes: sum(new Set([...mainFiles(), ...Object.values(entryJSFiles).flat()])) };
    });
}
