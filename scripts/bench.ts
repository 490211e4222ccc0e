import { readdirSync } from "node:fs";
import path from "node:path";

const available = () =>
  readdirSync("bench")
    .filter(name => name.endsWith(".ts") && !["next-in-shuffle.ts", "report.ts", "stage.ts"].includes(name))
    .map(name => path.basename(name, ".ts"));

/** `npm run bench [NAME] [--json FILE]`: runs one benchmark or all, each with its baseline. */
export async function main(parameters: string[]) {
  const at = parameters.indexOf("--json");
  const jsonFile = at >= 0 ? parameters[at + 1] : undefined;
  const name = at === 0 ? undefined : parameters[0];
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
