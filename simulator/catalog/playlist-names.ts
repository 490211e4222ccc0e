import { type Random, shuffled } from "../random";

const moods = [
  "Slow",
  "Golden",
  "Quiet",
  "Loud",
  "Rainy",
  "Warm",
  "Late",
  "Early",
  "Tender",
  "Restless",
  "Sunlit",
  "Moonlit",
  "Easy",
  "Foggy",
];

/** A setting and the description of its playlist. */
const settings: ReadonlyArray<readonly [string, string]> = [
  ["Sunday Kitchen", "Something in the oven, nothing in the diary."],
  ["Night Drive", "Headlights, wet asphalt and no exit for an hour."],
  ["Deep Work", "Few words, steady pulse. One sitting."],
  ["Morning Run", "Starts gently, ends out of breath."],
  ["Dinner Guests", "Nobody has to ask who this is, but somebody will."],
  ["Train Window", "For fields that go by."],
  ["Garden Shed", "Songs with soil under their nails."],
  ["Dance Floor", "From the first to the last train home."],
  ["Rooftop", "Best after eight in the evening."],
  ["Record Shop Finds", "Bought for the cover, kept for side B."],
  ["Campfire", "Three chords and a spare jumper."],
  ["Sea Crossing", "Four hours of water."],
];

const otherNames: ReadonlyArray<readonly [string, string]> = [
  ["Songs I Keep Coming Back To", "No order, no excuses."],
  ["Summer of the Borrowed Van", "Two tapes, one speaker."],
  ["Learning the Bass Lines", ""],
  ["For the Walk Home", "Twenty-two minutes if you hurry."],
];

/** Returns `count` different names, each with a description. */
export function playlistNames(random: Random, count: number): { name: string; description: string }[] {
  const moodPlaylists = moods.flatMap(mood =>
    settings.map(([setting, description]) => ({ name: `${mood} ${setting}`, description })),
  );
  const firstPlaylists = otherNames.map(([name, description]) => ({ name, description }));
  return [...firstPlaylists, ...shuffled(random, moodPlaylists)].slice(0, count);
}
