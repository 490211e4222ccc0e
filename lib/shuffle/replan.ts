import { readLibrary, type Track } from "./library";
import { type Random, seededRandom } from "./random";
import { repair } from "./repair";
import { schedule, type Group } from "./scheduler";
import { defaultGap } from "./shuffle";
import { newGroups } from "./slots";

const candidates = 6, keep = +(process.env.KEEP ?? .6);

function roomiest(dues: number[], size: number, random: Random): number {
  let best = 0, room = -1;
  for (let c = 0; c < candidates; c++) {
    const place = random.fraction() * size;
    let r = Infinity;
    for (const d of dues) r = Math.min(r, Math.abs(d - place));
    if (r > room) { room = r; best = place; }
  }
  return best;
}

export function replan<T extends Track>(played: readonly T[], upcoming: readonly T[], added: readonly T[], { seed, gap = defaultGap }: { seed: string; gap?: number }): T[] {
  const random = seededRandom(seed);
  const heard = new Set(played.map(t => t.id));
  const rest = [...upcoming, ...added.filter(t => !heard.has(t.id))];
  const size = rest.length;
  if (size < 2) return rest;
  const last = played.at(-1);
  const library = readLibrary(rest, last);
  const { firsts, byArtist, artistOf } = library;
  const place = new Float64Array(size);
  const since = new Map<string, number>();
  played.forEach((t, i) => { if (t.artistIds[0] !== undefined) since.set(t.artistIds[0], i - played.length); });
  const ofArtist: number[][] = Array.from({ length: firsts.length - 1 }, () => []);
  for (let t = 0; t < size; t++) {
    const own = ofArtist[artistOf[t] as number] as number[];
    place[t] = t < upcoming.length ? (t + .5) * size / upcoming.length : roomiest(own, size, random);
    own.push(place[t] as number);
  }
  const due = new Float64Array(size);
  const groups = newGroups(firsts, artist => {
    const members = byArtist.subarray(firsts[artist], firsts[artist + 1]).sort((a, b) => (place[a] as number) - (place[b] as number));
    members.forEach((t, j) => { due[(firsts[artist] as number) + j] = place[t] as number; });
    const hasNew = members.some(t => t >= upcoming.length);
    return Math.max(1, Math.round((hasNew ? gap : keep) * size / members.length));
  });
  const earliest = new Int32Array(size);
  const pattern = schedule({ groups, groupOf: byArtist.map(t => artistOf[t] as number), due, earliest, last: last ? groups[artistOf[size] as number] as Group : null });
  const places = firsts.slice();
  const order = pattern.map(artist => byArtist[(places[artist] as number)++] as number);
  repair(order, library, earliest, last ? size : undefined, random);
  return Array.from(order, t => rest[t] as T);
}
