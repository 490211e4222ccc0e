/** A priority queue of numbers, smallest key first (a binary heap). `add` and `take` cost O(log size). */
export class Heap {
  private readonly items: number[] = [];
  private readonly keys: number[] = [];

  /** The smallest key; infinite when the queue is empty. */
  get leastKey(): number {
    return this.keys.length > 0 ? (this.keys[0] as number) : Number.POSITIVE_INFINITY;
  }

  add(item: number, key: number): void {
    const { items, keys } = this;
    let index = items.length;
    items.push(item);
    keys.push(key);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((keys[parent] as number) <= key) break;
      items[index] = items[parent] as number;
      keys[index] = keys[parent] as number;
      index = parent;
    }
    items[index] = item;
    keys[index] = key;
  }

  take(): number | undefined {
    const first = this.items[0];
    const item = this.items.pop();
    const key = this.keys.pop();
    if (item !== undefined && key !== undefined && this.items.length > 0) this.sink(item, key);
    return first;
  }

  /** Puts an item into the empty position at the top; children with smaller keys move up. */
  private sink(item: number, key: number): void {
    const { items, keys } = this;
    let index = 0;
    for (let child = 1; child < items.length; child = 2 * index + 1) {
      if (child + 1 < items.length && (keys[child + 1] as number) < (keys[child] as number)) child++;
      if ((keys[child] as number) >= key) break;
      items[index] = items[child] as number;
      keys[index] = keys[child] as number;
      index = child;
    }
    items[index] = item;
    keys[index] = key;
  }
}
