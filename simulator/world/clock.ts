/** The one clock: tokens, quotas and playback all read it, so that a test can move them together. */
export type Clock = {
  now(): number;
  advance(ms: number): void;
  offsetMs(): number;
};

export function movableClock(base: () => number, offsetMs = 0): Clock {
  let offset = offsetMs;
  return {
    now: () => base() + offset,
    advance: ms => {
      offset += ms;
    },
    offsetMs: () => offset,
  };
}
