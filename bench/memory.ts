import { readdirSync, readFileSync } from "node:fs";
import { sql } from "@/lib/platform/db";

/** Memory in MB. `pss` divides shared memory among the processes that share it, so that the sum of several processes is true. */
export type Memory = { pss: number; rss: number };

const numberOf = (text: string, name: string) =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? Number.NaN) / 1024;

/** Returns the sums of processes (Linux only). */
export function memoryOf(pids: number[]): Memory {
  const sum = { pss: 0, rss: 0 };
  for (const pid of pids)
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
      sum.pss += numberOf(text, "Pss");
      sum.rss += numberOf(text, "Rss");
    } catch {
      // The process has ended.
    }
  return sum;
}

/** Returns the fields of /proc/PID/stat from the state on; the name before it can contain spaces. */
const statOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];

/** Returns a process and all that it started. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc"))
    try {
      if (/^\d+$/.test(name)) parents.set(Number(name), Number(statOf(Number(name))[1]));
    } catch {
      // The process has ended.
    }
  const tree = [root];
  for (const parent of tree) for (const [pid, of] of parents) if (of === parent) tree.push(pid);
  return tree;
}

const ticksPerSecond = 100;

/** Returns the seconds of processor time that processes and their ended children have used. */
export const processorSeconds = (pids: number[]): number =>
  pids
    .flatMap(pid => statOf(pid).slice(11, 15))
    .reduce((sum, ticks) => sum + Number(ticks) / ticksPerSecond, 0);

/** Returns the first process of the database server. */
export async function postgresProcess(): Promise<number> {
  const [row] = await sql<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return Number(statOf(row?.pid ?? 0)[1]);
}

/** Returns the descriptions of a process' parts of memory; none when the process has ended. */
function mappingsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/smaps`, "utf8").split(/^(?=[\da-f]+-[\da-f]+ )/m);
  } catch {
    return [];
  }
}

/**
 * Returns the memory that processes take on a machine of their own, in MB. Files such as Node's program are counted once: PSS would
 * also divide them among other programs that run at the moment.
 */
export function memoryTogether(pids: number[]): number {
  let own = 0;
  const files = new Map<string, number>();
  for (const pid of pids) {
    const ofProcess = new Map<string, number>();
    for (const mapping of mappingsOf(pid)) {
      const file = /^\S+ \S+ \S+ \S+ [1-9]\d* +(\/(?!dev\/).*)$/m.exec(mapping)?.[1];
      if (file) ofProcess.set(file, (ofProcess.get(file) ?? 0) + numberOf(mapping, "Rss"));
      else own += numberOf(mapping, "Pss") || 0;
    }
    for (const [file, size] of ofProcess) files.set(file, Math.max(size, files.get(file) ?? 0));
  }
  return own + [...files.values()].reduce((sum, size) => sum + size, 0);
}
