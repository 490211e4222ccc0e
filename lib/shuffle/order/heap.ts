/** A priority queue of numbered items, least key first: a binary heap. Adding and taking cost O(log size). */
export class Heap {
  private readonly items: number[] = [];
  private readonly keys: number[] = [];

  /** The least key; infinite when the queue is empty. */
  get leastKey(): number {
    return this.keys.length > 0 ? (this.keys[0] as number) : Number.POSITIVE_INFINITY;
  }

  add(item: number, key: number): void {
    const { items, keys } = this;
    let place = items.length;
    items.push(item);
    keys.push(key);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((keys[parent] as number) <= key) break;
      items[place] = items[parent] as number;
      keys[place] = keys[parent] as number;
      place = parent;
    }
    items[place] = item;
    keys[place] = key;
  }

  take(): number | undefined {
    const first = this.items[0];
    const item = this.items.pop();
    const key = this.keys.pop();
    if (item !== undefined && key !== undefined && this.items.length > 0) this.sink(item, key);
    return first;
  }

  /** Puts an item into the empty place at the top: smaller children move up. */
  private sink(item: number, key: number): void {
    const { items, keys } = this;
    let place = 0;
    for (let child = 1; child < items.length; child = 2 * place + 1) {
      if (child + 1 < items.length && (keys[child + 1] as number) < (keys[child] as number)) child++;
      if ((keys[child] as number) >= key) break;
      items[place] = items[child] as number;
      keys[place] = keys[child] as number;
      place = child;
    }
    items[place] = item;
    keys[place] = key;
  }
}
