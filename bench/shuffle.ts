import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fisherYates } from "@/lib/shuffle/order/fisher-yates";
import { seededRandom } from "@/lib/shuffle/order/random";
import { replan } from "@/lib/shuffle/order/replan";
import { shuffle } from "@/lib/shuffle/order/shuffle";
import { type Figure, report } from "./report";

/** The quality bench takes a module that exports these: this one. */
export { replan, shuffle };

type Rows = Parameters<typeof shuffle>[0];
type Algorithm = {
  name: string;
  shuffle: (rows: Rows, options: { seed: string; previousOrder?: number[] }) => unknown;
};
type Bar = { id: string; text: string; value: string; pass: boolean | null };

const quality = path.resolve("..", "shared", "bench", "shuffle");
/** What the quality bench measures of a module without its time. */
const barCount = 43;
const sizes = [1_000, 10_000, 100_000];
const goals = new Map([
  [1_000, 8],
  [10_000, 80],
  [100_000, 1_200],
]);
/** A reference that would take longer than this is left out at that size. */
const patienceMs = 3_000;

const plainRandom: Algorithm = {
  name: "Fisher-Yates",
  shuffle: (rows, { seed }) => fisherYates([...rows.keys()], seededRandom(seed)),
};

/** Readings of published algorithms, where the quality bench is at hand. */
async function published(): Promise<Algorithm[]> {
  const folder = path.join(quality, "algos");
  const files = existsSync(folder) ? readdirSync(folder).filter(file => file !== "fisherYates.mjs") : [];
  return Promise.all(
    files.map(file => import(pathToFileURL(path.join(folder, file)).href) as Promise<Algorithm>),
  );
}

/** Rows sorted by artist, six for each in the mean: the most frequent has many, most have few (Zipf), albums of ten. */
function rowsOf(size: number): Rows {
  const artists = Math.round(size / 6);
  const shares = Array.from({ length: artists }, (_, rank) => 1 / (rank + 1));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares
    .flatMap((share, artist) => {
      const count = 1 + Math.round((share / sum) * (size - artists));
      return Array.from({ length: count }, (_, number) => ({
        id: `${artist}/${number}`,
        artistIds: [`artist ${artist}`],
        albumId: `album ${artist}/${Math.floor(number / 10)}`,
      }));
    })
    .slice(0, size);
}

/** The median time of a call. Short ones are repeated more often, once they are compiled. */
function milliseconds({ shuffle: call }: Algorithm, rows: Rows, previousOrder?: number[]): number {
  const repetitions = rows.length > 10_000 ? 5 : rows.length > 1_000 ? 15 : 60;
  const times = Array.from({ length: 2 * repetitions }, (_, repetition) => {
    const started = performance.now();
    call(rows, { seed: `${repetition}`, previousOrder });
    return performance.now() - started;
  });
  return times.slice(repetitions).sort((one, other) => one - other)[repetitions >> 1] as number;
}

/** Ours: the first set and one after another, whichever takes longer. */
function timeOurs(): Figure[] {
  const ours: Algorithm = { name: "ours", shuffle };
  const times = sizes.map(size => {
    const rows = rowsOf(size);
    return Math.max(milliseconds(ours, rows), milliseconds(ours, rows, shuffle(rows, { seed: "before" })));
  });
  const figures = sizes.map((size, index): Figure => {
    const [value, goal] = [times[index] as number, goals.get(size) as number];
    return {
      name: `ours, ${size.toLocaleString("en")} rows`,
      value,
      unit: "ms",
      goal: `at most ${goal}`,
      met: value <= goal,
    };
  });
  const growth = Math.log((times.at(-1) as number) / (times[0] as number)) / Math.log(100);
  return [
    ...figures,
    { name: "growth exponent", value: growth, unit: "", goal: "at most 1.25", met: growth <= 1.25 },
  ];
}

function timeReference(reference: Algorithm): Figure[] {
  const figures: Figure[] = [];
  let last = 0;
  for (const size of sizes) {
    // Ten times the rows take ten times the time, for some a hundred times.
    if (last * 30 > patienceMs) break;
    last = milliseconds(reference, rowsOf(size));
    figures.push({ name: `${reference.name}, ${size.toLocaleString("en")} rows`, value: last, unit: "ms" });
  }
  return figures;
}

/** The bars of the quality bench with a salt of its own, so that no seed can have been chosen to suit it. */
function measureQuality(salt: string): Figure[] {
  const folder = mkdtempSync(path.join(tmpdir(), "tonearm-bench-"));
  const file = path.join(folder, "quality.json");
  const program = [path.join(quality, "bench.mjs"), fileURLToPath(import.meta.url), "--no-time"];
  const run = spawnSync(process.execPath, ["--import", "tsx", ...program, "--salt", salt, "--json", file], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (run.status !== 0) throw new Error(`The quality bench ended with ${run.status}`);
  const { bars } = JSON.parse(readFileSync(file, "utf8")) as { bars: Bar[] };
  rmSync(folder, { recursive: true });
  const measured = bars.filter(({ pass }) => pass !== null);
  if (measured.length !== barCount)
    throw new Error(`The quality bench measured ${measured.length} bars, not ${barCount}`);
  return measured.map(({ id, text, value, pass }) => ({
    name: `${id} ${text}`,
    value: Number.parseFloat(value),
    unit: /\((.*)\)$/.exec(value)?.[0] ?? "",
    met: pass ?? undefined,
  }));
}

/**
 * `npm run bench shuffle`: time beside Fisher-Yates and published algorithms, what a step of a session costs, and the quality
 * bars where they are at hand.
 */
export async function main(jsonFile?: string): Promise<void> {
  const references = [plainRandom, ...(await published())];
  // Loaded only now: the quality bench counts what draws lots in the module that it measures.
  const { timeNext } = await import("./next-in-shuffle");
  const figures = [...timeOurs(), ...references.flatMap(timeReference), ...(await timeNext())];
  if (!existsSync(quality))
    return report(
      `Shuffle, without quality and published algorithms: there is no ${quality}`,
      figures,
      jsonFile,
    );
  const salt = randomUUID();
  report(`Shuffle, quality with salt ${salt}`, [...figures, ...measureQuality(salt)], jsonFile);
}
