import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type StoredState, storedStateSchema } from "./stored-state";

const debounceMs = 200;

/** Stores the state in `simulator.json` soon after a change and at the end, with an atomic rename. */
export class StateFile {
  private readonly path: string;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    dataDir: string,
    private readonly readState: () => StoredState,
  ) {
    mkdirSync(dataDir, { recursive: true });
    this.path = join(dataDir, "simulator.json");
  }

  /** Writes the state after a short delay, so that many changes cause one write. */
  saveSoon(): void {
    this.timer ??= setTimeout(() => this.write(), debounceMs);
  }

  close(): void {
    if (this.timer) this.write();
  }

  private write(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const temporary = `${this.path}.new`;
    writeFileSync(temporary, JSON.stringify(this.readState()), { mode: 0o600 });
    renameSync(temporary, this.path);
  }
}

/** Returns the state that an earlier run stored, or null. Throws a one-line error for a damaged file. */
export function readStateFile(dataDir: string): StoredState | null {
  const path = join(dataDir, "simulator.json");
  if (!existsSync(path)) return null;
  try {
    return storedStateSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new Error(`${path} is damaged: delete it to start with a new state`);
  }
}
