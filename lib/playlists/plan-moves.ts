/** A move in Spotify's API: `length` items from `start` go before index `before`. Both are indexes before the move. */
export type Move = { start: number; length: number; before: number };

/**
 * Plans moving items before another item, or to the end if `before` is null, in the given order.
 * @returns the new order and the moves that lead to it: one per run of adjacent items, none for a run that is already in place
 */
export function planMoves(
  order: readonly string[],
  itemIds: readonly string[],
  before: string | null,
): { order: string[]; moves: Move[] } {
  const movingIds = new Set(itemIds);
  let targetIndex = before === null ? order.length : order.indexOf(before);
  // If the target itself moves, use the next item that does not move.
  while (targetIndex < order.length && movingIds.has(order[targetIndex] ?? "")) targetIndex++;
  const target = order[targetIndex];
  let current = [...order];
  const moves: Move[] = [];
  const queue = [...movingIds];
  while (queue.length > 0) {
    const start = current.indexOf(queue[0] ?? "");
    let length = 1;
    while (length < queue.length && current[start + length] === queue[length]) length++;
    const run = queue.splice(0, length);
    const insertAt = target === undefined ? current.length : current.indexOf(target);
    if (start + length !== insertAt) moves.push({ start, length, before: insertAt });
    const rest = current.filter(id => !run.includes(id));
    const insertIndex = target === undefined ? rest.length : rest.indexOf(target);
    current = [...rest.slice(0, insertIndex), ...run, ...rest.slice(insertIndex)];
  }
  return { order: current, moves };
}
