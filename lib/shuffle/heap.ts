/** A queue of numbered things, the one with the least key first: a binary heap. Adding and taking cost O(log size). */
export class Heap {
  private readonly items: number[] = [];
  private readonly keys: number[] = [];

  /** The least key, infinite when the queue is empty. */
  get leastKey(): number {
    return this.keys[0] ?? Number.POSITIVE_INFINITY;
  }

  add(item: number, key: number): void {
    let place = this.items.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.keys[parent] as number;
      if (above <= key) break;
      this.put(place, this.items[parent] as number, above);
      place = parent;
    }
    this.put(place, item, key);
  }

  take(): number | undefined {
    const first = this.items[0];
    const item = this.items.pop();
    const key = this.keys.pop();
    if (item !== undefined && key !== undefined && this.items.length > 0) this.sink(item, key);
    return first;
  }

  /** Fills the place at the top: what is smaller than the item moves up on the way down. */
  private sink(item: number, key: number): void {
    const { length } = this.items;
    let place = 0;
    for (let child = 1; child < length; child = 2 * place + 1) {
      let least = this.keys[child] as number;
      const right = child + 1 < length ? (this.keys[child + 1] as number) : least;
      if (right < least) {
        least = right;
        child++;
      }
      if (least >= key) break;
      this.put(place, this.items[child] as number, least);
      place = child;
    }
    this.put(place, item, key);
  }

  private put(place: number, item: number, key: number): void {
    this.items[place] = item;
    this.keys[place] = key;
  }
}
