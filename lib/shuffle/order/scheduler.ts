import type { Group } from "./group";
import { Heap } from "./heap";
import { Majority } from "./majority";

export type Plan = {
  groups: Group[];
  /** The group of each play. */
  groupOf: Int32Array;
  /** When each play is due. */
  due: Float64Array;
  /** The slot before which each play should not come, since its track was heard too lately. */
  earliest: Int32Array;
  /** The group that was played just before the first slot. */
  last: Group | null;
};

/** The groups that still have plays, each with its next one: in which queue it waits says what it waits for. */
class Queues {
  /** May come now; by when they are due. */
  private readonly ready = new Heap();
  /** Their artist came a moment ago; by when the gap is kept. */
  private readonly resting = new Heap();
  /** Their track was heard lately; by when it may come again. */
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

  /** Moves on what has waited long enough. */
  wake(slot: number): void {
    while (this.heard.leastKey <= slot) this.add(this.heard.take() as number, slot);
    while (this.resting.leastKey <= slot) this.add(this.resting.take() as number, slot);
  }

  /** The group to play unless it is the barred one: where none is ready a gap gives way first, freshness second. */
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
      // The majority is played without leaving its queue; what it leaves behind there is out of date.
      if (play !== group.next) continue;
      if (group === barred) [aside, asideKey] = [play, key];
      else found = group;
    }
    if (aside >= 0) queue.add(aside, asideKey);
    return found;
  }
}

/**
 * A list scheduler with deadlines: slot by slot the group that is due first, of those whose gap is kept and whose track is
 * fresh. Gives the group of each slot. O(n log groups).
 *
 * Neighbours of one group are as few as can be, always. Before a slot with R plays left to place, no group may have more
 * than half of R (rounded up; rounded down for the one just played): a group that would is played at once, and the one
 * just played is barred. Where a group has too many from the start, this alternates it with all others until they fit.
 * A pattern that keeps all rules comes out as it went in.
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
    const owner = majority.ownerOf(left);
    const group = owner && owner !== last ? owner : (queues.take(owner ? null : last) ?? (last as Group));
    pattern[slot] = group.number;
    group.next++;
    majority.update(group);
    const more = group.end - group.next;
    // A group that is late gets shorter gaps, so that all of it fits.
    if (more > 0) {
      group.readySlot = slot + Math.min(group.gap, Math.max(1, Math.floor((left - 1) / more)));
      queues.add(group.next, slot);
    }
    last = group;
  }
  return pattern;
}
