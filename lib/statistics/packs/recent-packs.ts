/** A pack with its version; without bytes if the reader knows this version. */
export type PackRow = { name: string; version: string; bytes: Buffer | null };

type Entry<T> = { version: string; value: T };

/** People whose packs a process remembers: about 2 MB for each of them with 50,000 songs. */
const people = 20;

/** Remembers what was unpacked for the people who looked last. Each read compares the version, so nothing old is ever shown. */
export class RecentPacks<T> {
  readonly #entries = new Map<string, Entry<T>>();

  constructor(private readonly unpack: (bytes: Buffer) => T) {}

  find = (userId: string): Entry<T> | undefined => this.#entries.get(userId);

  /** Returns the unpacked row. `known` is what was found before the read. */
  take(userId: string, row: PackRow | undefined, known: Entry<T> | undefined): T {
    if (!row) return this.unpack(Buffer.alloc(0));
    const entry = row.bytes || !known ? this.#unpackRow(row) : known;
    this.#entries.delete(userId);
    this.#entries.set(userId, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > people && oldest) this.#entries.delete(oldest);
    return entry.value;
  }

  #unpackRow({ version, bytes }: PackRow): Entry<T> {
    return { version, value: this.unpack(bytes ?? Buffer.alloc(0)) };
  }
}
