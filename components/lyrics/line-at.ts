import type { Lyrics } from "@/lib/schemas/lyrics";

/** Returns the index of the line that is sung at a position, or -1 before the first one. */
export function lineAt(lines: Lyrics["lines"], positionMs: number): number {
  let current = -1;
  for (const [index, { atMs }] of lines.entries()) {
    if (atMs === null || atMs > positionMs) break;
    current = index;
  }
  return current;
}
