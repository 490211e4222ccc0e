/** An element of a screen, found as a person or a screen reader finds it. */
export type Target = { role: string; name?: RegExp; pressed?: boolean; within?: Target };

/** A tab of any browser, with what a walk through the screens needs. Everything waits for its target. */
export type Tab = {
  open(url: string): Promise<void>;
  /** Clicks an element; in a phone's tab, taps it. */
  press(target: Target): Promise<void>;
  /** Types into the field that has the focus. */
  type(text: string): Promise<void>;
  focus(target: Target): Promise<void>;
  /** Presses keys with the names of WebDriver and Playwright, such as "Alt+ArrowUp". */
  key(keys: string): Promise<void>;
  /** Returns the texts of all visible elements that match; none is an answer, too. */
  texts(target: Target): Promise<string[]>;
  /** Returns what the screen shows as a PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
};

export type Browser = {
  /** Opens a tab of a desk's or a phone's size. A phone shares nothing with the desk. */
  newTab(device: "desk" | "phone"): Promise<Tab>;
};

export const sizes = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
};
