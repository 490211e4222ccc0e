export type LoggedRequest = {
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** 0 when the connection was dropped without a reply. */
  status: number;
  clientId: string | null;
  userId: string | null;
};

const capacity = 20_000;

/** A ring buffer of the last 20,000 requests. */
export class RequestLog {
  private entries: LoggedRequest[] = [];
  private oldest = 0;

  add(entry: LoggedRequest): void {
    if (this.entries.length < capacity) {
      this.entries.push(entry);
      return;
    }
    this.entries[this.oldest] = entry;
    this.oldest = (this.oldest + 1) % capacity;
  }

  list(): LoggedRequest[] {
    return [...this.entries.slice(this.oldest), ...this.entries.slice(0, this.oldest)];
  }

  clear(): void {
    this.entries = [];
    this.oldest = 0;
  }
}
