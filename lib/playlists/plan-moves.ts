/** A range move of Spotify's API: `length` items from `start` go before index `before`, counted before the move. */
export type Move = { start: number; length: number; before: number };

/**
 * Plans moving items before another item, or to the end if `before` is null, in the given order.
 * @returns the new order, and range moves that lead there: one per run of neighbors, none for runs already in place
 */
export function planMoves(
  order: readonly string[],
  itemIds: readonly string[],
  before: string | null,
): { order: string[]; moves: Move[] } {
  const moving = new Set(itemIds);
  let targetAt = before === null ? order.length : order.indexOf(before);
  // If the target itself moves, the next item that stays takes its part.
  while (targetAt < order.length && moving.has(order[targetAt] ?? "")) targetAt++;
  const target = order[targetAt];
  let current = [...order];
  const moves: Move[] = [];
  const queue = [...moving];
  while (queue.length > 0) {
    const start = current.indexOf(queue[0] ?? "");
    let length = 1;
    while (length < queue.length && current[start + length] === queue[length]) length++;
    const run = queue.splice(0, length);
    const insertAt = target === undefined ? current.length : current.indexOf(target);
    if (start + length !== insertAt) moves.push({ start, length, before: insertAt });
    const rest = current.filter(id => !run.includes(id));
    const place = target === undefined ? rest.length : rest.indexOf(target);
    current = [...rest.slice(0, place), ...run, ...rest.slice(place)];
  }
  return { order: current, moves };
}
