import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, mkdirSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { buildah, image } from "./build-image";

const configuration = z.object({
  User: z.string(),
  Env: z.array(z.string()),
  Entrypoint: z.array(z.string()),
  Cmd: z.array(z.string()),
  Healthcheck: z.object({ Test: z.array(z.string()) }),
});
const inspection = z.object({ Docker: z.object({ config: configuration }) });

/** The image, unpacked into a folder. */
export type Unpacked = { folder: string; config: z.infer<typeof configuration>; remove: () => void };

export function unpackImage(): Unpacked {
  const container = buildah("from", "--pull-never", image);
  return {
    folder: buildah("mount", container),
    config: inspection.parse(JSON.parse(buildah("inspect", "--type", "image", image))).Docker.config,
    remove: () => void buildah("rm", container),
  };
}

/** The number of the image's user. */
export const userId = 10001;

/**
 * Mounts the folder of data and runs a command as the first process of a container, with the network of this machine. buildah's
 * chroot isolation gives no process numbers of its own, but a first process ignores signals that it does not expect.
 */
const asContainer = `
mount --bind "$DATA" "$FOLDER/data" && mount -t proc proc "$FOLDER/proc" && mount --bind /dev "$FOLDER/dev" &&
mount -t tmpfs -o mode=1777 tmpfs "$FOLDER/tmp" &&
exec chroot --userspec=${userId}:${userId} "$FOLDER" /usr/bin/env -i "$@"`;

const isolate = ["--mount", "--pid", "--ipc", "--fork", "sh", "-c", asContainer, "sh"];

export type Container = {
  process: ChildProcess;
  output: () => string;
  /** Runs a command in the container, as `docker exec` and the health check do. Returns its exit code. */
  run: (command: string[]) => number | null;
  /** Sends SIGTERM to the first process, as `docker stop` does. Returns its exit code and the seconds that it took. */
  stop: () => Promise<{ code: number | null; seconds: number }>;
  /** Kills everything in the container. */
  kill: () => void;
};

/** Runs a command of the image on a folder of data. */
export function runContainer(
  { folder, config }: Unpacked,
  data: string,
  command: string[],
  settings: Record<string, string>,
): Container {
  mkdirSync(data, { recursive: true });
  chownSync(data, userId, userId);
  const variables = [...config.Env, ...Object.entries(settings).map(([name, value]) => `${name}=${value}`)];
  const environment = { ...process.env, FOLDER: folder, DATA: path.resolve(data) };
  const child = spawn("unshare", [...isolate, ...variables, ...config.Entrypoint, ...command], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", part => {
      output += part;
    });
  const firstProcess = () =>
    spawnSync("pgrep", ["-P", String(child.pid)], { encoding: "utf8" }).stdout.trim();
  const exit = new Promise<number | null>(resolve => child.once("close", resolve));
  return {
    process: child,
    output: () => output,
    run(args) {
      const inside = ["--target", firstProcess(), "--mount", "--pid", "--ipc", "chroot"];
      const asUser = [`--userspec=${userId}:${userId}`, folder, "/usr/bin/env", "-i", "-C", "/app"];
      return spawnSync("nsenter", [...inside, ...asUser, ...variables, ...args], { stdio: "inherit" }).status;
    },
    kill() {
      const first = firstProcess();
      if (first) process.kill(Number(first), "SIGKILL");
    },
    async stop() {
      const start = Date.now();
      process.kill(Number(firstProcess()), "SIGTERM");
      return { code: await exit, seconds: (Date.now() - start) / 1000 };
    },
  };
}
