import { type Random, shuffled } from "../random";

const minPlaylistSize = 35;
const maxPlaylistSize = 650;

/** Returns sizes from 35 to 650 with a median of about 80 and the sum `total`. */
export function playlistSizes(random: Random, count: number, total: number): number[] {
  const rawSizes = Array.from({ length: count }, () =>
    clampSize(55 * Math.exp(randomNormal(random) * 0.62) + 20),
  );
  const scale = total / rawSizes.reduce((sum, size) => sum + size, 0);
  const sizes = rawSizes.map(size => clampSize(size * scale));
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

/** Distributes tracks over playlists: every track once, and favorites more often. No playlist has a track twice. */
export function dealTracks(
  random: Random,
  trackIds: readonly string[],
  sizes: readonly number[],
): string[][] {
  const pickFavorite = () => trackIds[Math.floor(trackIds.length * random() ** 3)] as string;
  const unused = shuffled(random, trackIds);
  let remaining = sum(sizes);
  return sizes.map(size => {
    const playlist = new Set<string>();
    while (playlist.size < size) {
      const takesUnused = random() < unused.length / remaining;
      const id = takesUnused ? unused.pop() : undefined;
      playlist.add(id ?? pickFavorite());
    }
    remaining -= size;
    return [...playlist];
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
