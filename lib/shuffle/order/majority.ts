import type { Group } from "./group";

/**
 * Finds the group that has more than half of the remaining plays. Groups are in buckets by their number of remaining plays.
 * Outdated entries are removed when a search meets them, so n plays cost O(n) in total.
 */
export class Majority {
  private readonly buckets: Group[][] = [];

  constructor(groups: readonly Group[]) {
    for (const group of groups) this.update(group);
  }

  /** Adds a group to the bucket for its current number of remaining plays. */
  update(group: Group): void {
    const remaining = group.end - group.next;
    while (this.buckets.length <= remaining) this.buckets.push([]);
    this.buckets[remaining]?.push(group);
  }

  /** Returns the group with more than half of all `remaining` plays, or null. */
  majorityOf(remaining: number): Group | null {
    for (;;) {
      const most = this.buckets.length - 1;
      if (2 * most <= remaining) return null;
      const bucket = this.buckets[most];
      const group = bucket?.at(-1);
      if (!group) this.buckets.pop();
      else if (group.end - group.next === most) return group;
      else bucket?.pop();
    }
  }
}
