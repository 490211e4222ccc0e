/** The slots of each group of a pattern, group by group as `firsts` says, in order. */
export function slotsOf(pattern: Int32Array, firsts: Int32Array): Int32Array {
  const places = firsts.slice();
  const slots = new Int32Array(pattern.length);
  pattern.forEach((group, slot) => {
    slots[(places[group] as number)++] = slot;
  });
  return slots;
}

/** A circle cut open elsewhere: slot `start` becomes the first. */
export function rotate(pattern: Int32Array, start: number): Int32Array {
  const rotated = new Int32Array(pattern.length);
  rotated.set(pattern.subarray(start));
  rotated.set(pattern.subarray(0, start), pattern.length - start);
  return rotated;
}
