import { accessToken } from "@/lib/spotify/access-token";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { somebodyConnected } from "@/lib/testing/people";
import { type Figure, report } from "./report";
import { onStage } from "./stage";

const rounds = 3_000;
const warmUp = 500;

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Both in turn, so that whatever else the machine does slows both. */
async function inTurn(
  name: string,
  bare: () => Promise<unknown>,
  ours: () => Promise<unknown>,
): Promise<Figure[]> {
  const times: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
  for (let round = -warmUp; round < rounds; round++) {
    const pair = { bare: await milliseconds(bare), ours: await milliseconds(ours) };
    if (round < 0) continue;
    times.bare.push(pair.bare);
    times.ours.push(pair.ours);
  }
  const [fetched, called] = [median(times.bare), median(times.ours)];
  return [
    { name: `${name}: bare fetch`, value: fetched, unit: "ms" },
    { name: `${name}: client`, value: called, unit: "ms" },
    {
      name: `${name}: overhead`,
      value: called - fetched,
      unit: "ms",
      goal: "under 0.3",
      met: called - fetched < 0.3,
    },
  ];
}

/** `npm run bench client`: what a call costs over a bare fetch of the same reply (medians). */
export const main = (jsonFile?: string): Promise<void> =>
  onStage(async url => {
    const ctx = await somebodyConnected();
    const spotify = getUserSpotifyClient(ctx);
    const { token } = await accessToken(ctx.userId);
    const headers = { authorization: `Bearer ${token}` };
    const bare = (path: string) => async () => (await fetch(`${url}/v1${path}`, { headers })).json();
    report(
      "A call to Spotify",
      [
        ...(await inTurn("what plays", bare("/me/player?additional_types=track,episode"), () =>
          spotify.player(),
        )),
        ...(await inTurn("50 liked songs", bare("/me/tracks?limit=50&offset=0"), () =>
          spotify.savedTracks(0),
        )),
      ],
      jsonFile,
    );
  });
