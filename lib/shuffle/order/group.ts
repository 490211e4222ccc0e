/** What should not come twice running: an artist. Its plays are numbered from `first` to before `end` and come in that order. */
export type Group = {
  number: number;
  first: number;
  end: number;
  /** The play that comes next. */
  next: number;
  /** How many slots there should be from one of its plays to the next. */
  gap: number;
  /** The slot from which on its next play keeps that gap. */
  readySlot: number;
};

/** Groups at their beginning, whose plays are numbered group by group as `firsts` says. */
export function newGroups(firsts: Int32Array, gapOf: (group: number) => number): Group[] {
  return Array.from({ length: firsts.length - 1 }, (_, number) => {
    const first = firsts[number] as number;
    const end = firsts[number + 1] as number;
    return { number, first, end, next: first, gap: gapOf(number), readySlot: 0 };
  });
}
