import type { Group } from "./group";

/**
 * Finds the group that has more than half of the remaining plays. Groups are in buckets by their remaining plays; an outdated
 * entry is dropped when it is found, so that n plays cost O(n) in all.
 */
export class Majority {
  private readonly buckets: Group[][] = [];

  constructor(groups: readonly Group[]) {
    for (const group of groups) this.update(group);
  }

  /** Puts a group into the bucket for its present number of remaining plays. */
  update(group: Group): void {
    const left = group.end - group.next;
    while (this.buckets.length <= left) this.buckets.push([]);
    this.buckets[left]?.push(group);
  }

  /** Returns the group with more than half of all `left` remaining plays. */
  majorityOf(left: number): Group | null {
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
