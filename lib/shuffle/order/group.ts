/** An artist, whose plays should not be neighbors. Its plays have the numbers `first` to `end - 1` and come in this order. */
export type Group = {
  number: number;
  first: number;
  end: number;
  /** The number of the next play. */
  next: number;
  /** The minimum distance in slots from one play to the next. */
  gap: number;
  /** The first slot at which the next play keeps the gap. */
  readySlot: number;
};

/** Makes groups of which nothing has been played. `firsts` has the number of each group's first play. */
export function newGroups(firsts: Int32Array, gapOf: (group: number) => number): Group[] {
  return Array.from({ length: firsts.length - 1 }, (_, number) => {
    const first = firsts[number] as number;
    const end = firsts[number + 1] as number;
    return { number, first, end, next: first, gap: gapOf(number), readySlot: 0 };
  });
}
