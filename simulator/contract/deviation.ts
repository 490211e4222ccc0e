/** Something that the simulator answers otherwise than Spotify's description says, because Spotify does. */
export type Deviation = {
  where: string;
  what: readonly string[];
  why: string;
  source: string;
};

export const docsUrl = "https://developer.spotify.com/documentation/web-api";
export const fixturesUrl = "https://github.com/joostlek/python-spotify/blob/main/tests/fixtures";
export const issue = (place: string, number: number) => `https://github.com/${place}/issues/${number}`;
