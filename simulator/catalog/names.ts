import { pick, type Random } from "../random";
import {
  adjectives,
  coinedBeginnings,
  coinedEndings,
  firstNames,
  groups,
  lastNames,
  nouns,
  places,
  verbs,
} from "./words";

/** Returns a random word or name. */
type Namer = (random: Random) => string;

/** Name patterns, each with its relative frequency. */
type Patterns = ReadonlyArray<readonly [number, Namer]>;

const adjective: Namer = random => pick(random, adjectives);
const noun: Namer = random => pick(random, nouns);
const firstName: Namer = random => pick(random, firstNames);
const lastName: Namer = random => pick(random, lastNames);
const placeName: Namer = random => pick(random, places);
const groupName: Namer = random => pick(random, groups);
const verb: Namer = random => pick(random, verbs);

const artistPatterns: Patterns = [
  [34, r => `${firstName(r)} ${lastName(r)}`],
  [16, r => `${adjective(r)} ${noun(r)}`],
  [12, r => `The ${adjective(r)} ${groupName(r)}`],
  [9, r => coinWord(r)],
  [7, r => `${placeName(r)} ${groupName(r)}`],
  [6, r => `${firstName(r)} & the ${groupName(r)}`],
  [5, r => `${noun(r)} ${noun(r)}`],
  [4, r => `DJ ${coinWord(r)}`],
  [3, r => `${firstName(r)} y los ${coinWord(r)}`],
  [2, r => `Café ${placeName(r)}`],
  [2, r => `${firstName(r)} Ångström ${coinWord(r)}`],
];

const songPatterns: Patterns = [
  [22, r => `${adjective(r)} ${noun(r)}`],
  [12, noun],
  [9, r => `${verb(r)} the ${noun(r)}`],
  [8, r => `${noun(r)} of ${placeName(r)}`],
  [7, r => `${verb(r)} in ${placeName(r)}`],
  [7, r => `My ${adjective(r)} ${noun(r)}`],
  [6, r => `${adjective(r)} ${noun(r)} ${noun(r)}`],
  [6, r => `No More ${noun(r)}s`],
  [5, r => `${firstName(r)}'s ${noun(r)}`],
  [5, r => `Still ${verb(r)}`],
  [4, r => `If You Were a ${noun(r)}`],
  [4, r => `Between the ${noun(r)} and the ${noun(r)}`],
  [3, r => `${noun(r)} (Interlude)`],
  [2, r => `Été ${adjective(r)}`],
];

const albumPatterns: Patterns = [
  [26, r => `${adjective(r)} ${noun(r)}`],
  [14, r => `The ${noun(r)} ${noun(r)}`],
  [12, r => `${verb(r)} ${placeName(r)}`],
  [10, noun],
  [8, r => `Songs for a ${adjective(r)} ${noun(r)}`],
  [6, r => `${adjective(r)} ${noun(r)} (Deluxe)`],
  [6, r => `${noun(r)} & ${noun(r)}`],
  [4, r => `Live at the ${placeName(r)} ${noun(r)}`],
  [3, r => `${noun(r)}, Vol. ${1 + Math.floor(r() * 4)}`],
];

export function artistName(random: Random): string {
  return pickByWeight(random, artistPatterns)(random);
}

/** Adds the guest to half of the titles of songs with a guest, and a suffix such as "Live" to about one title in fifteen. */
export function songName(random: Random, guest: string | undefined): string {
  const title = pickByWeight(random, songPatterns)(random);
  if (guest !== undefined && random() < 0.5) return `${title} (feat. ${guest})`;
  const version = random();
  if (version < 0.03) return `${title} - Live`;
  if (version < 0.05) return `${title} - Acoustic`;
  return version < 0.07 ? `${title} - ${lastName(random)} Remix` : title;
}

export function albumName(random: Random): string {
  return pickByWeight(random, albumPatterns)(random);
}

function coinWord(random: Random): string {
  return `${pick(random, coinedBeginnings)}${pick(random, coinedEndings)}`;
}

function pickByWeight(random: Random, patterns: Patterns): Namer {
  let remaining = random() * patterns.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, namer] of patterns) {
    remaining -= weight;
    if (remaining < 0) return namer;
  }
  return noun;
}
