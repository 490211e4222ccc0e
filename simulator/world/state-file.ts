import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SavedState, savedStateSchema } from "./saved-state";

const debounceMs = 200;

/** Keeps the state in `simulator.json`: soon after a change, and at the end. Written beside and renamed, never half. */
export class StateFile {
  private readonly path: string;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    dataDir: string,
    private readonly current: () => SavedState,
  ) {
    mkdirSync(dataDir, { recursive: true });
    this.path = join(dataDir, "simulator.json");
  }

  /** Several changes in a row are one write. */
  changed(): void {
    this.timer ??= setTimeout(() => this.write(), debounceMs);
  }

  close(): void {
    if (this.timer) this.write();
  }

  private write(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const temporary = `${this.path}.new`;
    writeFileSync(temporary, JSON.stringify(this.current()), { mode: 0o600 });
    renameSync(temporary, this.path);
  }
}

/** What an earlier run left, or null. Throws one line that names the file when it is damaged. */
export function readStateFile(dataDir: string): SavedState | null {
  const path = join(dataDir, "simulator.json");
  if (!existsSync(path)) return null;
  try {
    return savedStateSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new Error(`${path} is damaged: delete it to let the simulator start afresh`);
  }
}
