import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "instrumentation.ts",
  "proxy.ts",
];
const settings = ["next.config.mjs", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];
const stamp = path.join(".next", "tonearm-sources");

function* filesOf(place: string): Generator<string> {
  if (!existsSync(place)) return;
  if (statSync(place).isFile()) return yield place;
  for (const name of readdirSync(place).sort())
    if (!name.endsWith(".test.ts")) yield* filesOf(path.join(place, name));
}

/** One hash over everything that goes into the built app. */
function sourceHash(): string {
  const hash = createHash("sha256");
  for (const place of [...sources, ...settings])
    for (const file of filesOf(place)) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

/** Builds the app unless the last build was made from the same sources. Ends with code 1 when it does not build. */
export function buildWhenStale(): void {
  const hash = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  console.log("» Building the app (once; a minute)");
  const { status } = spawnSync(
    process.execPath,
    [path.join("node_modules", "next", "dist", "bin", "next"), "build"],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    },
  );
  if (status !== 0) {
    console.error("\nThe app did not build; the reason stands above.");
    process.exit(1);
  }
  writeFileSync(stamp, hash);
}
