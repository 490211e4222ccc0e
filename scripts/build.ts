import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { compactServerCode } from "./support/compact-build";

/** The part of `npm start` that stays; see scripts/start.mjs. */
const supervisor = "scripts/supervise.ts";
const sources = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "prisma/schema.prisma",
  "scripts/support/compact-build.ts",
  "scripts/support/stack.ts",
  supervisor,
  "instrumentation.ts",
  "proxy.ts",
];
const configuration = ["next.config.mjs", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];
const stampFile = path.join(".next", "tonearm-sources");

function* filesOf(root: string): Generator<string> {
  if (!existsSync(root)) return;
  if (statSync(root).isFile()) return yield root;
  for (const name of readdirSync(root).sort())
    if (!/\.test\.tsx?$/.test(name)) yield* filesOf(path.join(root, name));
}

/** Hashes all files that the build depends on. */
function sourceHash(): string {
  const hash = createHash("sha256");
  for (const root of [...sources, ...configuration])
    for (const file of filesOf(root)) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * Returns settings that make two builds of the same sources interchangeable, so that a form of one machine's page can be sent to
 * another machine. Next would choose random values. The key hides nothing here: it encrypts variables of server actions, and
 * Tonearm's server actions enclose none.
 */
const buildEnvironment = (hash: string) => ({
  SOURCE_HASH: hash,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: createHash("sha256").update(`server actions ${hash}`).digest("base64"),
});

/** Builds the app unless the last build has the same sources. Exits with code 1 when the build fails. */
export function buildWhenStale(): void {
  // The container image has the build, but not the sources.
  if (existsSync(".image")) return;
  const hash = sourceHash();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash) return;
  console.log("» Building the app (about a minute; later starts skip this)");
  const { status } = spawnSync(
    process.execPath,
    [path.join("node_modules", "next", "dist", "bin", "next"), "build"],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...buildEnvironment(hash), NEXT_TELEMETRY_DISABLED: "1" },
    },
  );
  if (status !== 0) {
    console.error("\nThe build failed; see the output above.");
    process.exit(1);
  }
  // The container image gets the second folder.
  for (const folder of [".next", path.join(".next", "standalone", ".next")])
    compactServerCode(path.join(folder, "server", "chunks"));
  buildSync({
    entryPoints: [supervisor],
    outfile: path.join(".next", "start.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["pg"],
    logLevel: "error",
  });
  writeFileSync(stampFile, hash);
}

/** Builds in a process of its own, for a build beside other work. */
export const main = async (): Promise<void> => buildWhenStale();
