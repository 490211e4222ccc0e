import { writeFileSync } from "node:fs";

/** One figure of a benchmark: what was measured, beside its baseline, and the goal it is held to. */
export type Figure = { name: string; value: number; unit: string; goal?: string; met?: boolean };

/** Prints the figures as a table, and writes them as JSON where a file is named. */
export function report(title: string, figures: Figure[], jsonFile?: string): void {
  console.log(`\n${title}`);
  console.table(
    figures.map(({ name, value, unit, goal, met }) => ({
      figure: name,
      value: `${value.toLocaleString("en", { maximumFractionDigits: 2 })} ${unit}`,
      goal: goal ?? "",
      met: met === undefined ? "" : met ? "yes" : "NO",
    })),
  );
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ title, figures }, null, 2)}\n`);
}
