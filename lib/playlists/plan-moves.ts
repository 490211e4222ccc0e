/** One move as Spotify takes it: `length` items from `start`, before the item at `before` of the order before the move. */
export type Move = { start: number; length: number; before: number };

/**
 * The order after some items are put before another (null: at the end), in the order in which they are named, and the
 * fewest range moves that lead there item run by item run. Items that stand where they should cost no move.
 */
export function planMoves(
  order: readonly string[],
  itemIds: readonly string[],
  before: string | null,
): { order: string[]; moves: Move[] } {
  const moving = new Set(itemIds);
  let targetAt = before === null ? order.length : order.indexOf(before);
  // A target that moves itself stands for the next item that stays.
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
