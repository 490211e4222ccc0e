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

/** The next play of each group with remaining plays, in the queue of the reason why it waits. */
class Queues {
  /** Plays that may come now, by their due slot. */
  private readonly ready = new Heap();
  /** Plays too close to their artist's last one, by the slot at which the gap is kept. */
  private readonly resting = new Heap();
  /** Plays whose track must rest, by the slot at which it may come. */
  private readonly heard = new Heap();

  constructor(private readonly plan: Plan) {}

  add(play: number, slot: number): void {
    const { groups, groupOf, due, earliest } = this.plan;
    const fresh = earliest[play] as number;
    const { readySlot } = groups[groupOf[play] as number] as Group;
    if (fresh > slot) this.heard.add(play, fresh);
    else if (readySlot > slot) this.resting.add(play, readySlot);
    else this.ready.add(play, due[play] as number);
  }

  /** Moves plays that have waited long enough. */
  wake(slot: number): void {
    while (this.heard.leastKey <= slot) this.add(this.heard.take() as number, slot);
    while (this.resting.leastKey <= slot) this.add(this.resting.take() as number, slot);
  }

  /** Takes the group to play, not the barred one. If none is ready, a gap is broken first, a rest second. */
  take(barred: Group | null): Group | null {
    return (
      this.takeFrom(this.ready, barred) ??
      this.takeFrom(this.resting, barred) ??
      this.takeFrom(this.heard, barred)
    );
  }

  private takeFrom(queue: Heap, barred: Group | null): Group | null {
    let [aside, asideKey] = [-1, 0];
    let found: Group | null = null;
    while (found === null) {
      const key = queue.leastKey;
      const play = queue.take();
      if (play === undefined) break;
      const group = this.plan.groups[this.plan.groupOf[play] as number] as Group;
      // A group in the majority is played without leaving its queue; such an entry is outdated.
      if (play !== group.next) continue;
      if (group === barred) [aside, asideKey] = [play, key];
      else found = group;
    }
    if (aside >= 0) queue.add(aside, asideKey);
    return found;
  }
}

/**
 * Schedules plays by their due slots: each slot gets the group that is due first, of those whose gap is kept and whose track has
 * rested. Returns the group of each slot. O(n log groups).
 *
 * Neighbors of one group are always as few as possible. Before a slot with R plays left, no group may have more than half of R
 * (rounded up; rounded down for the group just played): such a group is played at once, and the group just played is barred.
 * A group with too many plays from the start alternates with all others until they fit. A pattern that keeps all rules comes out
 * unchanged.
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
    queues.wake(slot);
    const left = pattern.length - slot;
    const owner = majority.majorityOf(left);
    const group = owner && owner !== last ? owner : (queues.take(owner ? null : last) ?? (last as Group));
    pattern[slot] = group.number;
    group.next++;
    majority.update(group);
    const more = group.end - group.next;
    // A late group gets shorter gaps, so that all its plays fit.
    if (more > 0) {
      group.readySlot = slot + Math.min(group.gap, Math.max(1, Math.floor((left - 1) / more)));
      queues.add(group.next, slot);
    }
    last = group;
  }
  return pattern;
}
