import type { Group } from "./group";
import { Heap } from "./heap";
import { Majority } from "./majority";

export type Plan = {
  groups: Group[];
  /** The group of each play. */
  groupOf: Int32Array;
  /** The slot at which each play is due. */
  due: Float64Array;
  /** The earliest slot of each play, because its track must rest. */
  earliest: Int32Array;
  /** The group played just before the first slot. */
  last: Group | null;
};

/** The next play of each group with remaining plays, in one of three queues. */
class Queues {
  /** Plays that may come now, sorted by their due slot. */
  private readonly ready = new Heap();
  /** Plays too close to their artist's last play, sorted by the first slot that keeps the gap. */
  private readonly waitingForGap = new Heap();
  /** Plays whose track must rest, sorted by the earliest slot of the track. */
  private readonly waitingForRest = new Heap();

  constructor(private readonly plan: Plan) {}

  add(play: number, slot: number): void {
    const { groups, groupOf, due, earliest } = this.plan;
    const earliestSlot = earliest[play] as number;
    const { readySlot } = groups[groupOf[play] as number] as Group;
    if (earliestSlot > slot) this.waitingForRest.add(play, earliestSlot);
    else if (readySlot > slot) this.waitingForGap.add(play, readySlot);
    else this.ready.add(play, due[play] as number);
  }

  /** Moves plays that have waited long enough to the ready queue. */
  updateReady(slot: number): void {
    while (this.waitingForRest.leastKey <= slot) this.add(this.waitingForRest.take() as number, slot);
    while (this.waitingForGap.leastKey <= slot) this.add(this.waitingForGap.take() as number, slot);
  }

  /** Takes the next group to play, except the excluded one. If no group is ready, first a gap is broken, then a rest. */
  take(excluded: Group | null): Group | null {
    return (
      this.takeFrom(this.ready, excluded) ??
      this.takeFrom(this.waitingForGap, excluded) ??
      this.takeFrom(this.waitingForRest, excluded)
    );
  }

  private takeFrom(queue: Heap, excluded: Group | null): Group | null {
    let [excludedPlay, excludedKey] = [-1, 0];
    let found: Group | null = null;
    while (found === null) {
      const key = queue.leastKey;
      const play = queue.take();
      if (play === undefined) break;
      const group = this.plan.groups[this.plan.groupOf[play] as number] as Group;
      // A group in the majority is played without leaving its queue, so its entry is outdated.
      if (play !== group.next) continue;
      if (group === excluded) [excludedPlay, excludedKey] = [play, key];
      else found = group;
    }
    if (excludedPlay >= 0) queue.add(excludedPlay, excludedKey);
    return found;
  }
}

/**
 * Schedules plays by their due slots: each slot gets the group that is due first among the groups whose gap is kept and whose track
 * has rested. Returns the group of each slot. O(n log groups).
 *
 * The number of neighbors of one group is always the lowest possible. Before a slot with R remaining plays, a group with more than
 * half of R (rounded up; rounded down for the group just played) is played at once. Otherwise the group just played is excluded.
 * A group with too many plays from the start alternates with all other groups until they fit. A pattern that keeps all rules is
 * returned unchanged.
 *
 * After the just-in-time sequencing of production lines (Steiner and Yeomans 1993, "Level schedules for mixed-model,
 * just-in-time processes": earliest due date first keeps every product within one of its share).
 */
export function schedule(plan: Plan): Int32Array {
  const queues = new Queues(plan);
  const majority = new Majority(plan.groups);
  const pattern = new Int32Array(plan.groupOf.length);
  for (const { next, end } of plan.groups) if (next < end) queues.add(next, 0);
  let { last } = plan;
  for (let slot = 0; slot < pattern.length; slot++) {
    queues.updateReady(slot);
    const remaining = pattern.length - slot;
    const majorityGroup = majority.majorityOf(remaining);
    const group =
      majorityGroup && majorityGroup !== last
        ? majorityGroup
        : (queues.take(majorityGroup ? null : last) ?? (last as Group));
    pattern[slot] = group.number;
    group.next++;
    majority.update(group);
    const groupRemaining = group.end - group.next;
    // A late group gets shorter gaps, so that all its plays fit.
    if (groupRemaining > 0) {
      group.readySlot = slot + Math.min(group.gap, Math.max(1, Math.floor((remaining - 1) / groupRemaining)));
      queues.add(group.next, slot);
    }
    last = group;
  }
  return pattern;
}
