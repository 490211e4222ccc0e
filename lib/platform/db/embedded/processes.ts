import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";

/** Returns a column of `ps`, or "" if there is no such process or no `ps`. */
function readPs(pid: number, column: string): string {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "";
  }
}

/** Reads a file of a process in Linux' /proc; "" if there is no such process. */
function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

const hasProc = () => existsSync("/proc/self/cmdline");

/** Tells whether a process is, by its command, the server of a cluster: its number alone may belong to any program by now. */
export function isServerOf(pid: number, cluster: string): boolean {
  const command = hasProc() ? readProc(pid, "cmdline").replaceAll("\0", " ") : readPs(pid, "command");
  const isServer = /^\S*postgres(\.exe)?"? /.test(command);
  return isServer && [cluster, realpathSync(cluster)].some(file => `${command} `.includes(`-D ${file} `));
}

/** Tells whether a process runs. A process that has ended but whose parent did not ask for its exit code does not. */
export const isAlive = (pid: number): boolean =>
  hasProc() ? /^State:\s*[^ZX\s]/m.test(readProc(pid, "status")) : /^[^Z]/.test(readPs(pid, "stat"));

/** Returns the number of a process' parent; null where that cannot be read. */
export function parentOf(pid: number): number | null {
  const text = hasProc() ? /^PPid:\s*(\d+)/m.exec(readProc(pid, "status"))?.[1] : readPs(pid, "ppid");
  return Number(text) > 1 ? Number(text) : null;
}
