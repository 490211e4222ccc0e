/** The clock of tokens, quotas and playback, which tests can advance. */
export type Clock = {
  now(): number;
  advance(ms: number): void;
  offsetMs(): number;
};

export function createClock(base: () => number, offsetMs = 0): Clock {
  let offset = offsetMs;
  return {
    now: () => base() + offset,
    advance: ms => {
      offset += ms;
    },
    offsetMs: () => offset,
  };
}
