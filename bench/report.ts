import { writeFileSync } from "node:fs";

/** A measured value, with its goal if it has one. */
export type Figure = { name: string; value: number; unit: string; goal?: string; met?: boolean };

/** Returns a figure that has a goal. */
export const figure = (name: string, value: number, unit: string, goal: string, met: boolean): Figure => ({
  name,
  value,
  unit,
  goal,
  met,
});

/** Prints the figures as a table, and writes them as JSON if a file is named. */
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
