/** An action that can be undone. */
export type Undoable = {
  /** Text of the message, such as "Removed Hover". */
  done: string;
  /** The request that carries the action out. If it fails, nothing can be undone, and the offer disappears. */
  work?: Promise<unknown>;
  /** Reverses the action. It runs after `work`, at most once. */
  undo: () => Promise<unknown>;
  /** Title of the message if the undo fails. Omitted if `undo` tells about failures itself. */
  failure?: string;
  /** Actions in a row with the same key share one message, and are undone together. */
  key?: string;
};

export type UndoEntry = Undoable & { id: string };

/** The actions of this tab that can still be undone, the newest last. */
let entries: UndoEntry[] = [];
let lastId = 0;

/** Adds an action. Returns its entry, which replaces an entry of the same key at the top of the stack. */
export function pushUndo(action: Undoable): UndoEntry {
  const last = entries.at(-1);
  const isSame = last?.key !== undefined && last.key === action.key;
  const entry: UndoEntry = isSame
    ? {
        ...action,
        id: last.id,
        undo: async () => {
          await action.undo();
          await last.undo();
        },
      }
    : { ...action, id: `undo ${++lastId}` };
  entries = [...entries.filter(({ id }) => id !== entry.id), entry];
  return entry;
}

/** Takes an entry off the stack. Returns undefined if it is not there any more. */
export function takeUndo(id: string): UndoEntry | undefined {
  const entry = entries.find(each => each.id === id);
  entries = entries.filter(each => each.id !== id);
  return entry;
}

export const newestUndo = (): string | undefined => entries.at(-1)?.id;
