import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";

const base = "localhost/tonearm-base";
export const image = "localhost/tonearm-test";

/** The storage and the isolation that work without a container registry, and inside another container. */
const buildahEnvironment = { ...process.env, STORAGE_DRIVER: "vfs", BUILDAH_ISOLATION: "chroot" };

/** Runs buildah and returns what it printed. */
export const buildah = (...args: string[]): string =>
  execFileSync("buildah", args, {
    encoding: "utf8",
    env: buildahEnvironment,
    stdio: ["ignore", "pipe", "inherit"],
  }).trim();

const has = (program: string) => spawnSync("which", [program], { stdio: "ignore" }).status === 0;

/** Ends with a sentence when a program is missing. */
export function requirePrograms(): void {
  const missing = ["buildah", "mmdebstrap"].filter(program => !has(program));
  if (missing.length === 0) return;
  console.error(
    `The image is built with ${missing.join(" and ")}, which this machine does not have. ` +
      "On Debian or Ubuntu, as root: apt-get install buildah mmdebstrap",
  );
  process.exit(1);
}

const npmSetting = (name: string) =>
  execFileSync("npm", ["config", "get", name], { encoding: "utf8" }).trim();

/** Makes a base image like the official ones of Node, from Debian's packages and the Node of this process. */
function buildBase(): void {
  if (spawnSync("buildah", ["inspect", base], { env: buildahEnvironment, stdio: "ignore" }).status === 0)
    return;
  console.log("» Making a base image from Debian's packages");
  const folder = mkdtempSync(path.join(tmpdir(), "tonearm-base-"));
  const archive = path.join(folder, "base.tar");
  const withoutDocs = ["doc", "man", "locale", "info"].map(
    name => `--dpkgopt=path-exclude=/usr/share/${name}/*`,
  );
  execFileSync("mmdebstrap", ["--quiet", "--variant=minbase", ...withoutDocs, "bookworm", archive], {
    stdio: "inherit",
  });
  const container = buildah("from", "scratch");
  buildah("add", "-q", container, archive, "/");
  rmSync(folder, { recursive: true });
  const npm = path.resolve(
    realpathSync(execFileSync("which", ["npm"], { encoding: "utf8" }).trim()),
    "../..",
  );
  buildah("copy", "-q", container, realpathSync(process.execPath), "/usr/local/bin/node");
  buildah("copy", "-q", container, npm, "/usr/local/lib/node_modules/npm");
  const link = "ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm";
  buildah("run", container, "--", "sh", "-c", `${link} && npm --version`);
  buildah("commit", "-q", "--rm", container, base);
}

/** Writes the npm configuration of this machine for the build, with the certificates of its registry. */
function writeNpmConfiguration(file: string): void {
  const own = path.join(homedir(), ".npmrc");
  const settings = ["registry", "proxy", "https-proxy", "noproxy"].map(name => [name, npmSetting(name)]);
  const certificates = npmSetting("cafile");
  const lines = [
    existsSync(own) ? readFileSync(own, "utf8") : "",
    ...settings.filter(([, value]) => value && value !== "null").map(([name, value]) => `${name}=${value}`),
    ...(existsSync(certificates) ? ["cafile=/run/secrets/cafile"] : []),
  ];
  writeFileSync(file, lines.join("\n"), { mode: 0o600 });
}

/** Builds the Dockerfile without a container registry. */
export function buildImage(): void {
  buildBase();
  console.log("» Building the image");
  const folder = mkdtempSync(path.join(tmpdir(), "tonearm-image-"));
  const configuration = path.join(folder, "npmrc");
  writeNpmConfiguration(configuration);
  const certificates = npmSetting("cafile");
  const secrets = [`id=npmrc,src=${configuration}`];
  if (existsSync(certificates)) secrets.push(`id=cafile,src=${certificates}`);
  const args = [
    "bud",
    "--pull-never",
    "--format",
    "docker",
    "--build-arg",
    `BASE_IMAGE=${base}`,
    "-t",
    image,
  ];
  try {
    execFileSync("buildah", [...args, ...secrets.flatMap(secret => ["--secret", secret]), "."], {
      env: buildahEnvironment,
      stdio: "inherit",
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
