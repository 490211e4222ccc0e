import { type Random, shuffled } from "../random";

const minPlaylistSize = 35;
const maxPlaylistSize = 650;

/** Sizes between 35 and 650 around a median of about 80, adding up to `total`. */
export function playlistSizes(random: Random, count: number, total: number): number[] {
  const wish = Array.from({ length: count }, () => clamp(55 * Math.exp(bell(random) * 0.62) + 20));
  const scale = total / wish.reduce((sum, size) => sum + size, 0);
  const sizes = wish.map(size => clamp(size * scale));
  sizes[0] = maxPlaylistSize - 9;
  for (let missing = total - sum(sizes), index = 1; missing !== 0; index = 1 + (index % (count - 1))) {
    const step = Math.sign(missing);
    const next = (sizes[index] ?? 0) + step;
    if (next < minPlaylistSize || next > maxPlaylistSize) continue;
    sizes[index] = next;
    missing -= step;
  }
  return sizes;
}

/** Every track once, then the favourites again, so that lists overlap but none repeats a track. */
export function dealTracks(
  random: Random,
  trackIds: readonly string[],
  sizes: readonly number[],
): string[][] {
  const favourite = () => trackIds[Math.floor(trackIds.length * random() ** 3)] as string;
  const supply = shuffled(random, trackIds);
  let wanted = sum(sizes);
  return sizes.map(size => {
    const list = new Set<string>();
    while (list.size < size) {
      const takesFresh = random() < supply.length / wanted;
      const id = takesFresh ? supply.pop() : undefined;
      list.add(id ?? favourite());
    }
    wanted -= size;
    return [...list];
  });
}

function bell(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function clamp(size: number): number {
  return Math.round(Math.min(maxPlaylistSize, Math.max(minPlaylistSize, size)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
