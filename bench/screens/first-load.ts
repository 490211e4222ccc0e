import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** Returns the addresses of the scripts that a page loads at once, without those that only old browsers load. */
export const scriptsOf = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/<script\b[^>]*\bsrc="([^"?]+)[^"]*"[^>]*>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, src = ""]) => src),
  ),
];

/** Returns the kilobytes of the scripts of a page, compressed one by one as a browser gets them. */
export const kilobytes = (html: string, build: string): number =>
  scriptsOf(html)
    .map(src => readFileSync(path.join(build, src.replace(/^\/_next\//, ""))))
    .reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0) / 1000;

const layout =
  "export default ({ children }) => <html lang='en'><body>{children}</body></html>;\nexport const dynamic = 'force-static';\n";

function buildEmptyApp(): number {
  // Inside the project, so that it finds node_modules.
  const app = mkdtempSync(path.resolve(".bench-"));
  try {
    mkdirSync(path.join(app, "app"));
    writeFileSync(path.join(app, "package.json"), "{}");
    // Without a configuration of its own, Next takes the one of the folder above.
    writeFileSync(path.join(app, "next.config.mjs"), "export default {};\n");
    writeFileSync(path.join(app, "app", "layout.jsx"), layout);
    writeFileSync(path.join(app, "app", "page.jsx"), "export default () => <h1>Empty</h1>;\n");
    console.log("» Building an empty app, for the least that Next needs");
    const { status } = spawnSync(
      process.execPath,
      [path.resolve("node_modules/next/dist/bin/next"), "build"],
      {
        cwd: app,
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
      },
    );
    if (status !== 0) throw new Error("The build failed; see the output above.");
    const html = readFileSync(path.join(app, ".next", "server", "app", "index.html"), "utf8");
    return kilobytes(html, path.join(app, ".next"));
  } finally {
    rmSync(app, { recursive: true, force: true });
  }
}

/** Returns the kilobytes of an empty app of the installed Next. They are remembered until its version changes. */
export function leastKilobytes(): number {
  const { version } = JSON.parse(readFileSync("node_modules/next/package.json", "utf8"));
  const file = path.join("node_modules", ".cache", `empty-app-${version}`);
  if (existsSync(file)) return Number(readFileSync(file, "utf8"));
  const least = buildEmptyApp();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, String(least));
  return least;
}
