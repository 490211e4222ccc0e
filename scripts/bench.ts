import { readdirSync } from "node:fs";
import path from "node:path";
import { buildWhenStale } from "./build";

const helperFiles = [
  "app.ts",
  "attacks.ts",
  "environment.ts",
  "measure.ts",
  "memory.ts",
  "next-in-shuffle.ts",
  "report.ts",
];

const benchmarkNames = () =>
  readdirSync("bench")
    .filter(name => name.endsWith(".ts") && !helperFiles.includes(name))
    .map(name => path.basename(name, ".ts"));

/** `npm run bench [NAME] [--json FILE]`: runs one or all benchmarks and compares each with its baseline. */
export async function main(parameters: string[]) {
  const option = parameters.indexOf("--json");
  const jsonFile = option >= 0 ? parameters[option + 1] : undefined;
  const name = option === 0 ? undefined : parameters[0];
  if (name && !benchmarkNames().includes(name)) {
    console.error(`Unknown benchmark ${name}. Benchmarks: ${benchmarkNames().join(", ")}`);
    process.exit(1);
  }
  // First, because a build that fails ends this process, and would leave a database behind.
  buildWhenStale();
  for (const benchmark of name ? [name] : benchmarkNames()) {
    const { main: measure } = (await import(`../bench/${benchmark}.ts`)) as {
      main: (jsonFile: string | undefined, parameters: string[]) => Promise<void>;
    };
    await measure(jsonFile, parameters);
  }
}
