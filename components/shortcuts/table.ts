/** A key and its action. `key` is the name that browsers give it; `mark` is what is printed on it, if that differs. */
export type Shortcut = {
  id: ShortcutId;
  key: string;
  mark?: string;
  /** True for Ctrl, or Command on a Mac. Keys without it can be switched off, because speech input may press them (WCAG 2.1.4). */
  ctrl?: true;
};

export type ShortcutId =
  | "playPause"
  | "seekBack"
  | "seekForward"
  | "volumeUp"
  | "volumeDown"
  | "mute"
  | "like"
  | "queue"
  | "shuffle"
  | "repeat"
  | "search"
  | "filter"
  | "palette"
  | "help";

/** All shortcuts of the app, in the order of their list. Lists of songs have keys of their own. */
export const shortcuts: Shortcut[] = [
  { id: "playPause", key: " ", mark: "␣" },
  { id: "seekBack", key: "ArrowLeft", mark: "←" },
  { id: "seekForward", key: "ArrowRight", mark: "→" },
  { id: "volumeUp", key: "ArrowUp", mark: "↑", ctrl: true },
  { id: "volumeDown", key: "ArrowDown", mark: "↓", ctrl: true },
  { id: "mute", key: "m" },
  { id: "like", key: "l" },
  { id: "queue", key: "q" },
  { id: "shuffle", key: "s" },
  { id: "repeat", key: "r" },
  { id: "search", key: "/" },
  { id: "filter", key: "f" },
  { id: "palette", key: "k", ctrl: true },
  { id: "help", key: "?" },
];

/** Elements in which keys are typed. */
export const fields =
  "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])";
/** The views of the player are dialogs as well, but have no keys of their own. */
const overlays = "[role=dialog]:not([data-player-view]), [role=alertdialog], [role=menu]";
/** Parts that have a use of their own for Space or the arrows. */
const keyUsers: Record<string, string> = {
  " ": "a, button, summary, video, audio, [role=button], [role=tab], [role=switch], [role=option], input:not([type=range])",
  ArrowLeft: "[type=range], [type=radio], [role=tab], [role=radio], [role=tree], video, audio",
  ArrowRight: "[type=range], [type=radio], [role=tab], [role=radio], [role=tree], video, audio",
};

/** Returns the shortcut of a key, or null if the key belongs to something else. */
export function findShortcut(event: KeyboardEvent, hasSingleKeys: boolean): Shortcut | null {
  if (event.defaultPrevented || event.altKey || event.isComposing) return null;
  const { target } = event;
  const isCtrl = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const found = shortcuts.find(shortcut => shortcut.key === key && Boolean(shortcut.ctrl) === isCtrl);
  if (!found || (!found.ctrl && !hasSingleKeys)) return null;
  // A capital letter is typed by somebody who means something else.
  if (event.shiftKey && found.id !== "help" && found.id !== "search") return null;
  if (!(target instanceof Element) || found.id === "palette") return found;
  const users = keyUsers[found.key];
  if (target.closest(fields) || target.closest(overlays) || (users && target.closest(users))) return null;
  return found;
}
