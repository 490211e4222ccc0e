/** Lists the slots of each group of a pattern, in order. The slots of group g start at `firsts[g]`. */
export function slotsOf(pattern: Int32Array, firsts: Int32Array): Int32Array {
  const nextIndices = firsts.slice();
  const slots = new Int32Array(pattern.length);
  pattern.forEach((group, slot) => {
    slots[(nextIndices[group] as number)++] = slot;
  });
  return slots;
}

/** Cuts a circle open so that slot `start` becomes the first. */
export function rotate(pattern: Int32Array, start: number): Int32Array {
  const rotated = new Int32Array(pattern.length);
  rotated.set(pattern.subarray(start));
  rotated.set(pattern.subarray(0, start), pattern.length - start);
  return rotated;
}
