import { z } from "zod";
import { pageSize } from "@/lib/spotify/catalog-client";

/** An item of a playlist as edits need it. Songs that Spotify withdrew have no URI. */
export type Item = { id: string; songId: string | null; uri: string | null; isLocal: boolean };

const entry = z.object({ itemId: z.string(), songId: z.string(), uri: z.string() });
/** A song that a step adds, with the id that its item gets or had. */
export type StepEntry = z.infer<typeof entry>;

const stepSchema = z.discriminatedUnion("type", [
  /** Adds songs at a position, or at the end. `isStored`: the items are in the library already. */
  z.object({
    type: z.literal("add"),
    entries: z.array(entry),
    position: z.number().int().nullable(),
    isStored: z.boolean().optional(),
  }),
  /** Removes every occurrence of a URI, and of others. */
  z.object({ type: z.literal("remove"), uri: z.string(), otherUris: z.array(z.string()).optional() }),
  /** Moves `length` items at `start` before index `before`. Both are indexes before the move. */
  z.object({
    type: z.literal("move"),
    start: z.number().int(),
    length: z.number().int(),
    before: z.number().int(),
  }),
  z.object({ type: z.literal("replace"), entries: z.array(entry) }),
  /** Creates the playlist on Spotify. */
  z.object({ type: z.literal("create"), name: z.string(), description: z.string() }),
]);
/** A call that changes a playlist on Spotify. */
export type Step = z.infer<typeof stepSchema>;
export const stepsSchema = z.array(stepSchema);

type Removal = Extract<Step, { type: "remove" }>;
export const removedUris = ({ uri, otherUris = [] }: Removal): string[] => [uri, ...otherUris];

const toItem = ({ itemId, songId, uri }: StepEntry): Item => ({ id: itemId, songId, uri, isLocal: false });

/** Returns the list after a step. */
export function applyStep(items: readonly Item[], step: Step): Item[] {
  switch (step.type) {
    case "add":
      return items.toSpliced(step.position ?? items.length, 0, ...step.entries.map(toItem));
    case "remove": {
      const removed = new Set<string | null>(removedUris(step));
      return items.filter(({ uri }) => !removed.has(uri));
    }
    case "move": {
      const moved = items.slice(step.start, step.start + step.length);
      const rest = items.toSpliced(step.start, step.length);
      return rest.toSpliced(step.before > step.start ? step.before - step.length : step.before, 0, ...moved);
    }
    case "replace":
      return step.entries.map(toItem);
    case "create":
      return [...items];
  }
}

/** The songs that Spotify takes with a step. */
const songsOf = (step: Step) => (step.type === "add" || step.type === "replace" ? step.entries.length : 0);

/** Counts the songs of steps; if there are none, the steps. */
export function sizeOf(step: Step, steps: readonly Step[]): number {
  return steps.some(other => songsOf(other) > 0) ? songsOf(step) : 1;
}

export const totalSize = (steps: readonly Step[]): number =>
  steps.reduce((total, step) => total + sizeOf(step, steps), 0);

/** Splits songs into the steps that add them one after another. */
export function addSteps(
  entries: readonly StepEntry[],
  position: number | null,
  maxPerStep: number,
  isStored?: true,
): Step[] {
  const steps: Step[] = [];
  for (let start = 0; start < entries.length; start += maxPerStep)
    steps.push({
      type: "add",
      entries: entries.slice(start, start + maxPerStep),
      position: position === null ? null : position + start,
      ...(isStored && { isStored }),
    });
  return steps;
}

/** Tests if steps name positions or replace the list, so that the list on Spotify must be the one in the library. */
export const dependsOnPositions = (steps: readonly Step[]): boolean =>
  steps.some(
    step =>
      step.type === "move" || step.type === "replace" || (step.type === "add" && step.position !== null),
  );

/** A replacement overwrites all items; a removal of several steps adds all other occurrences of a song again. */
const concernsWholeList = (steps: readonly Step[]): boolean =>
  steps.some(({ type }) => type === "replace" || (type === "remove" && steps.length > 1));

/** Returns the indexes of a list whose items decide if steps hit the right items. */
export function indexesToCheck(items: readonly Item[], steps: readonly Step[]): number[] {
  if (concernsWholeList(steps))
    return Array.from({ length: Math.ceil(items.length / pageSize) }, (_, page) => page * pageSize);
  const indexes = new Set<number>();
  let current = [...items];
  for (const step of steps) {
    const removed = new Set<string | null>(step.type === "remove" ? removedUris(step) : []);
    const positions =
      step.type === "move"
        ? [step.start, step.start + step.length - 1, step.before - 1, step.before]
        : step.type === "add" && step.position !== null
          ? [step.position - 1, step.position]
          : step.type === "remove"
            ? current.flatMap(({ uri }, index) => (removed.has(uri) ? [index] : []))
            : [];
    // Later steps use positions of a changed list, so their items are looked up in the list that is on Spotify now.
    for (const position of positions) {
      const index = items.indexOf(current[position] as Item);
      if (index >= 0) indexes.add(index);
    }
    current = applyStep(current, step);
  }
  return [...indexes].sort((left, right) => left - right);
}
