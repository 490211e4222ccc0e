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
import { median } from "./measure";
import { type Figure, report } from "./report";

// The quality benchmark imports this module and measures these two functions.
export { replan, shuffle };

type Rows = Parameters<typeof shuffle>[0];
type Algorithm = {
  name: string;
  shuffle: (rows: Rows, options: { seed: string; previousOrder?: number[] }) => unknown;
};
/** One criterion of the quality benchmark, with the measured value. */
type Criterion = { id: string; text: string; value: string; pass: boolean | null };

/** A benchmark of shuffle quality with published algorithms. It is not part of the repository. */
const qualityFolder = path.resolve("..", "shared", "bench", "shuffle");
/** The number of criteria that it measures with `--no-time`. */
const criterionCount = 43;
const sizes = [1_000, 10_000, 100_000];
const goalsMs = new Map([
  [1_000, 8],
  [10_000, 80],
  [100_000, 1_200],
]);
/** A reference algorithm is not measured at sizes for which it would take longer than this. */
const maxReferenceMs = 3_000;

const fisherYatesShuffle: Algorithm = {
  name: "Fisher-Yates",
  shuffle: (rows, { seed }) => fisherYates([...rows.keys()], seededRandom(seed)),
};

/** Loads implementations of published algorithms, if the quality benchmark exists. */
async function loadPublishedAlgorithms(): Promise<Algorithm[]> {
  const folder = path.join(qualityFolder, "algos");
  const files = existsSync(folder) ? readdirSync(folder).filter(file => file !== "fisherYates.mjs") : [];
  return Promise.all(
    files.map(file => import(pathToFileURL(path.join(folder, file)).href) as Promise<Algorithm>),
  );
}

/** Creates rows sorted by artist, ten rows per album. An artist has six rows on average, distributed by Zipf's law. */
function createRows(size: number): Rows {
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

/** Measures the median of several runs, after as many runs to warm up. */
function medianMs(algorithm: Algorithm, rows: Rows, previousOrder?: number[]): number {
  const repetitions = rows.length > 10_000 ? 5 : rows.length > 1_000 ? 15 : 60;
  const times = Array.from({ length: 2 * repetitions }, (_, repetition) => {
    const started = performance.now();
    algorithm.shuffle(rows, { seed: `${repetition}`, previousOrder });
    return performance.now() - started;
  });
  return median(times.slice(repetitions));
}

/** Measures Tonearm's shuffle: a first set or a later set, whichever takes longer. */
function measureTonearm(): Figure[] {
  const tonearm: Algorithm = { name: "Tonearm", shuffle };
  const times = sizes.map(size => {
    const rows = createRows(size);
    const previousOrder = shuffle(rows, { seed: "before" });
    return Math.max(medianMs(tonearm, rows), medianMs(tonearm, rows, previousOrder));
  });
  const figures = sizes.map((size, index): Figure => {
    const [value, goal] = [times[index] as number, goalsMs.get(size) as number];
    return {
      name: `Tonearm, ${size.toLocaleString("en")} rows`,
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

function measureReference(reference: Algorithm): Figure[] {
  const figures: Figure[] = [];
  let ms = 0;
  for (const size of sizes) {
    // Ten times the rows take ten to a hundred times as long.
    if (ms * 30 > maxReferenceMs) break;
    ms = medianMs(reference, createRows(size));
    figures.push({ name: `${reference.name}, ${size.toLocaleString("en")} rows`, value: ms, unit: "ms" });
  }
  return figures;
}

/** Measures the criteria of the quality benchmark. A new salt makes its seeds unknown to the algorithm's authors. */
function measureQuality(salt: string): Figure[] {
  const folder = mkdtempSync(path.join(tmpdir(), "tonearm-bench-"));
  const file = path.join(folder, "quality.json");
  const program = [path.join(qualityFolder, "bench.mjs"), fileURLToPath(import.meta.url), "--no-time"];
  const run = spawnSync(process.execPath, ["--import", "tsx", ...program, "--salt", salt, "--json", file], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (run.status !== 0) throw new Error(`The quality benchmark ended with code ${run.status}`);
  const { bars } = JSON.parse(readFileSync(file, "utf8")) as { bars: Criterion[] };
  rmSync(folder, { recursive: true });
  const measured = bars.filter(({ pass }) => pass !== null);
  if (measured.length !== criterionCount)
    throw new Error(`The quality benchmark measured ${measured.length} criteria, not ${criterionCount}`);
  return measured.map(({ id, text, value, pass }) => ({
    name: `${id} ${text}`,
    value: Number.parseFloat(value),
    unit: /\((.*)\)$/.exec(value)?.[0] ?? "",
    met: pass ?? undefined,
  }));
}

/**
 * `npm run bench shuffle`: compares the time with Fisher-Yates and published algorithms, and measures the time of the next
 * song over HTTP and, if its benchmark exists, the quality.
 */
export async function main(jsonFile?: string): Promise<void> {
  const references = [fisherYatesShuffle, ...(await loadPublishedAlgorithms())];
  // The quality benchmark counts calls of Math.random in this module, so it must not load more than the shuffle.
  const { measureNextSong } = await import("./next-in-shuffle");
  const figures = [
    ...measureTonearm(),
    ...references.flatMap(measureReference),
    ...(await measureNextSong()),
  ];
  if (!existsSync(qualityFolder))
    return report(
      `Shuffle, without quality and published algorithms (${qualityFolder} does not exist)`,
      figures,
      jsonFile,
    );
  const salt = randomUUID();
  report(`Shuffle, quality with salt ${salt}`, [...figures, ...measureQuality(salt)], jsonFile);
}
