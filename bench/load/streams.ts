import { setMaxListeners } from "node:events";
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { median } from "../measure";
import type { Person } from "./people";

/** Open event streams. `lost` counts the streams that were refused or ended. */
export class Streams {
  private readonly end = new AbortController();
  private opened = 0;
  open = 0;
  lost = 0;

  constructor(
    private readonly url: string,
    private readonly people: Person[],
  ) {
    setMaxListeners(0, this.end.signal);
  }

  /** Opens streams of the people in turn until `count` are open. */
  async openUntil(count: number): Promise<void> {
    const openNext = async () => {
      while (this.opened < count)
        await this.openOne(this.people[this.opened++ % this.people.length] as Person);
    };
    await Promise.all(Array.from({ length: 8 }, openNext));
  }

  /** Resolves after the first event. */
  private openOne({ headers }: Person): Promise<void> {
    return new Promise(resolve => {
      const { signal } = this.end;
      const fail = () => {
        if (!signal.aborted) this.lost++;
        resolve();
      };
      const options = { headers, agent: false as const, signal };
      const stream = request(`${this.url}/api/v1/player/events`, options, reply => {
        if (reply.statusCode !== 200) {
          reply.resume();
          return fail();
        }
        this.open++;
        reply.once("data", () => resolve());
        reply.on("error", () => undefined);
        reply.once("close", () => {
          this.open--;
          fail();
        });
      });
      stream.on("error", fail);
      stream.end();
    });
  }

  close(): void {
    this.end.abort();
  }
}

const settleMs = 3_000;
const probes = 100;

/** Returns the median time of a small list, requested every 50 ms. */
async function probe(url: string, { headers }: Person): Promise<number> {
  const times: Promise<number>[] = [];
  const send = async () => {
    const startedAt = performance.now();
    await (await fetch(`${url}/api/v1/playlists`, { headers })).arrayBuffer();
    return performance.now() - startedAt;
  };
  for (let count = 0; count < probes; count++) {
    times.push(send());
    await wait(50);
  }
  return median(await Promise.all(times));
}

export type StreamStep = { streams: number; ms: number; lost: number };

/** Opens more and more streams, and measures a small list beside each number of them, until its time has doubled. */
export async function findMostStreams(
  url: string,
  people: Person[],
  counts: number[],
): Promise<StreamStep[]> {
  const [observer, ...others] = people;
  if (!observer) throw new Error("The benchmark needs people.");
  const streams = new Streams(url, others);
  const steps: StreamStep[] = [];
  try {
    for (const count of [0, ...counts]) {
      await streams.openUntil(count);
      await wait(settleMs);
      const ms = await probe(url, observer);
      steps.push({ streams: streams.open, ms, lost: streams.lost });
      if (streams.lost > 0 || ms > 2 * (steps[0]?.ms ?? 0)) break;
    }
    return steps;
  } finally {
    streams.close();
  }
}
