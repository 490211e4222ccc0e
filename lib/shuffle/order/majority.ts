import type { Group } from "./group";

/**
 * Tells which group has more than half of all that is left. Groups lie in buckets by how much of them is left; an entry
 * that is no longer true is dropped when it is met, so that n plays cost O(n) in all.
 */
export class Majority {
  private readonly buckets: Group[][] = [];

  constructor(groups: readonly Group[]) {
    for (const group of groups) this.update(group);
  }

  /** A group begins or has been played. */
  update(group: Group): void {
    const left = group.end - group.next;
    while (this.buckets.length <= left) this.buckets.push([]);
    this.buckets[left]?.push(group);
  }

  ownerOf(left: number): Group | null {
    for (;;) {
      const most = this.buckets.length - 1;
      if (2 * most <= left) return null;
      const bucket = this.buckets[most];
      const group = bucket?.at(-1);
      if (!group) this.buckets.pop();
      else if (group.end - group.next === most) return group;
      else bucket?.pop();
    }
  }
}
