/** A difference between the simulator and Spotify's description, because Spotify itself differs from it. */
export type Deviation = {
  /** Operation and status, or schema, as in `Finding.where`. */
  where: string;
  /** The differences, each as in `Finding.what`. */
  what: readonly string[];
  why: string;
  source: string;
};

export const docsUrl = "https://developer.spotify.com/documentation/web-api";
export const fixturesUrl = "https://github.com/joostlek/python-spotify/blob/main/tests/fixtures";
export const issueUrl = (repository: string, number: number) =>
  `https://github.com/${repository}/issues/${number}`;
