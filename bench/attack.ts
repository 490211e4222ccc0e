import { setMaxListeners } from "node:events";
import { inBackground, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { withApp } from "./app";
import { type Attack, attacks, type Caller, createCaller, type Replies, sameNames } from "./attacks";
import { withBenchEnvironment } from "./environment";
import { measureSeconds } from "./measure";
import { type Figure, report } from "./report";

const port = 8795;
const probeEveryMs = 50;
const secondsPerAttack = 12;
const maxP95Ms = 200;
const maxImportSeconds = 5;

const quantile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

/**
 * Sends `GET /me` at fixed times until `task` ends, for at least some seconds. A request that waits delays no later request, so
 * that a pause counts in full.
 * @returns the latencies in milliseconds
 */
async function probe(url: string, { headers }: Caller, task: Promise<unknown>): Promise<number[]> {
  const latencies: Promise<number>[] = [];
  const send = async () => {
    const startedAt = performance.now();
    const reply = await fetch(`${url}/api/v1/me`, { headers });
    await reply.arrayBuffer();
    if (!reply.ok) throw new Error(`GET /me answered ${reply.status} during an attack.`);
    return performance.now() - startedAt;
  };
  const timer = setInterval(() => latencies.push(send()), probeEveryMs);
  await Promise.all([task, new Promise(resolve => setTimeout(resolve, secondsPerAttack * 1_000))]);
  clearInterval(timer);
  return Promise.all(latencies);
}

/** Watches the connections of the database until `signal` ends. @returns the highest number */
async function watchConnections(signal: AbortSignal): Promise<number> {
  let most = 0;
  while (!signal.aborted) {
    const [row] = await sql<{ count: number }>("SELECT count(*)::int AS count FROM pg_stat_activity");
    most = Math.max(most, row?.count ?? 0);
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  return most;
}

const describeReplies = (replies: Replies) =>
  [...replies].map(([status, count]) => `${count} × ${status}`).join(", ") || "none";

async function measureAttack(url: string, other: Caller, attack: Attack): Promise<Figure[]> {
  const replies: Replies = new Map();
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  setTimeout(() => end.abort(), secondsPerAttack * 1_000);
  const connections = watchConnections(end.signal);
  const latencies = await probe(url, other, attack.run(end.signal, replies));
  const p95 = quantile(latencies, 0.95);
  const name = `${attack.name}; replies: ${describeReplies(replies)}`;
  return [
    { name, value: p95, unit: "ms p95", goal: `under ${maxP95Ms}`, met: p95 < maxP95Ms },
    { name: "– slowest GET /me", value: Math.max(...latencies), unit: "ms" },
    { name: "– most database connections", value: await connections, unit: "connections" },
  ];
}

async function measureImport(url: string): Promise<Figure> {
  const { headers } = await createCaller();
  const { seconds } = await measureSeconds(async () => {
    const reply = await fetch(`${url}/api/v1/me/import`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: sameNames(20_000),
    });
    if (reply.status !== 201) throw new Error(`The import answered ${reply.status}.`);
    await reply.arrayBuffer();
  });
  return {
    name: "Import of 20,000 playlists of one name",
    value: seconds,
    unit: "s",
    goal: `under ${maxImportSeconds}`,
    met: seconds < maxImportSeconds,
  };
}

/** `npm run bench attack`: `GET /me` of one person while other people take as much as they can, beside a quiet time. */
export const main = (jsonFile?: string): Promise<void> =>
  withBenchEnvironment(async simulatorUrl => {
    await withApp(port, async url => {
      const other = await createCaller();
      const quiet = await probe(url, other, Promise.resolve());
      const figures: Figure[] = [
        {
          name: "Baseline: GET /me while nothing else happens",
          value: quantile(quiet, 0.95),
          unit: "ms p95",
        },
      ];
      for (const prepare of attacks) {
        const attack = await inBackground(() => prepare(url, simulatorUrl));
        await sql("ANALYZE");
        figures.push(...(await measureAttack(url, other, attack)));
      }
      figures.push(await measureImport(url));
      report("GET /me of one person while others attack", figures, jsonFile);
    });
    await closeQueue();
  }, "");
