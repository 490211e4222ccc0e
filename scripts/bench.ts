import { readdirSync } from "node:fs";
import path from "node:path";

const helpers = ["environment.ts", "measure.ts", "next-in-shuffle.ts", "report.ts"];

const available = () =>
  readdirSync("bench")
    .filter(name => name.endsWith(".ts") && !helpers.includes(name))
    .map(name => path.basename(name, ".ts"));

/** `npm run bench [NAME] [--json FILE]`: runs one benchmark or all, each with its baseline. */
export async function main(parameters: string[]) {
  const option = parameters.indexOf("--json");
  const jsonFile = option >= 0 ? parameters[option + 1] : undefined;
  const name = option === 0 ? undefined : parameters[0];
  if (name && !available().includes(name)) {
    console.error(`Unknown benchmark ${name}. Benchmarks: ${available().join(", ")}`);
    process.exit(1);
  }
  for (const each of name ? [name] : available()) {
    const { main: measure } = (await import(`../bench/${each}.ts`)) as {
      main: (jsonFile?: string) => Promise<void>;
    };
    await measure(jsonFile);
  }
}
