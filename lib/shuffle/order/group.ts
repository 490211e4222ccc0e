/** An artist, whose plays should not be neighbors. The plays are numbered from `first` to before `end` and come in that order. */
export type Group = {
  number: number;
  first: number;
  end: number;
  /** The next play. */
  next: number;
  /** Wanted distance in slots from one play to the next. */
  gap: number;
  /** First slot at which the next play keeps the gap. */
  readySlot: number;
};

/** Makes groups without a play yet. `firsts` has the first play of each group. */
export function newGroups(firsts: Int32Array, gapOf: (group: number) => number): Group[] {
  return Array.from({ length: firsts.length - 1 }, (_, number) => {
    const first = firsts[number] as number;
    const end = firsts[number + 1] as number;
    return { number, first, end, next: first, gap: gapOf(number), readySlot: 0 };
  });
}
