import { type Random, shuffled } from "../random";

const minPlaylistSize = 35;
const maxPlaylistSize = 650;

/** Returns sizes from 35 to 650 with a median of about 80 and the sum `total`. */
export function playlistSizes(random: Random, count: number, total: number): number[] {
  const wanted = Array.from({ length: count }, () =>
    clampSize(55 * Math.exp(randomNormal(random) * 0.62) + 20),
  );
  const scale = total / wanted.reduce((sum, size) => sum + size, 0);
  const sizes = wanted.map(size => clampSize(size * scale));
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

/** Deals every track once and favorites repeatedly: playlists overlap, but none has a track twice. */
export function dealTracks(
  random: Random,
  trackIds: readonly string[],
  sizes: readonly number[],
): string[][] {
  const favorite = () => trackIds[Math.floor(trackIds.length * random() ** 3)] as string;
  const supply = shuffled(random, trackIds);
  let wanted = sum(sizes);
  return sizes.map(size => {
    const list = new Set<string>();
    while (list.size < size) {
      const takesFresh = random() < supply.length / wanted;
      const id = takesFresh ? supply.pop() : undefined;
      list.add(id ?? favorite());
    }
    wanted -= size;
    return [...list];
  });
}

function randomNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function clampSize(size: number): number {
  return Math.round(Math.min(maxPlaylistSize, Math.max(minPlaylistSize, size)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
