import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { memoryOf, memoryTogether, processorSeconds, processTree } from "./memory";
import { type Figure, report } from "./report";

const port = 8794;
const url = `http://127.0.0.1:${port}`;
/** Until the first round of the job worker is over, and V8 has collected what the start has left. */
const settleSeconds = 90;
const idleSeconds = 120;
const goals = { memory: 250, processorPercent: 0.2 };

/** Starts Node without a program, as a baseline. */
async function measureBareNode(): Promise<number> {
  const child = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1e9)"]);
  await once(child.stdout, "data");
  const memory = memoryTogether([child.pid ?? 0]);
  child.kill();
  return memory;
}

async function signUpOnce(): Promise<void> {
  const send = async (method: string, address: string, headers: Record<string, string>, body?: object) => {
    const reply = await fetch(`${url}${address}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${address}: ${reply.status} ${text}`);
    return text;
  };
  const account = { email: "ada@example.org", username: "Ada", password: "a good password" };
  await send("POST", "/api/v1/auth/register", {}, account);
  const { accessToken } = JSON.parse(await send("POST", "/api/v1/auth/login", {}, account));
  const headers = { authorization: `Bearer ${accessToken}` };
  for (const address of ["/me", "/playlists", "/songs"]) await send("GET", `/api/v1${address}`, headers);
  await send("GET", "/sign-in", {});
}

async function measureIdle(startScript: number, directory: string): Promise<Figure[]> {
  const database = Number.parseInt(
    readFileSync(path.join(directory, "postgres", "cluster", "postmaster.pid"), "utf8"),
    10,
  );
  const parts = () => {
    const [first = 0, ...rest] = processTree(startScript);
    return { "start script": [first], "its children": rest, PostgreSQL: processTree(database) };
  };
  const all = () => Object.values(parts()).flat();
  await wait(settleSeconds * 1000);
  const startedWith = processorSeconds(all());
  await wait(idleSeconds * 1000);
  const percent = ((processorSeconds(all()) - startedWith) / idleSeconds) * 100;
  const memory = memoryTogether(all());
  return [
    ...Object.entries(parts()).map(([name, pids]) => ({
      name: `${name}: ${pids.length} processes, RSS`,
      value: memoryOf(pids).rss,
      unit: "MB",
    })),
    { name: "bare Node", value: await measureBareNode(), unit: "MB" },
    {
      name: "everything, shared memory counted once",
      value: memory,
      unit: "MB",
      goal: `under ${goals.memory}`,
      met: memory < goals.memory,
    },
    {
      name: `processor time in ${idleSeconds} s, ${settleSeconds} s after the start`,
      value: percent,
      unit: "%",
      goal: `under ${goals.processorPercent}`,
      met: percent < goals.processorPercent,
    },
  ];
}

/** `npm run bench idle`: the memory and processor time of `npm start` that one person has signed up to, beside bare Node. */
export async function main(jsonFile?: string): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-bench-"));
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DATABASE_URL: "", DATA_DIR: directory, PORT: String(port), LOG_LEVEL: "error" },
  });
  try {
    let output = "";
    while (!output.includes("Ctrl-C")) output += String((await once(child.stdout, "data"))[0]);
    await signUpOnce();
    report("An idle instance", await measureIdle(child.pid ?? 0, directory), jsonFile);
  } finally {
    child.kill();
    await once(child, "exit");
    rmSync(directory, { recursive: true, force: true });
  }
}
