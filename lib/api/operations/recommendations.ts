import {
  dismissedSongs,
  type Recommendations,
  recommendationsQuery,
  recommendations as recommendationsSchema,
} from "@/lib/schemas/recommendations";
import { exampleIds, exampleListedSong } from "./examples";
import { empty, json, type Operations } from "./operation";

const next = { tag: "Recommendations", access: "user" } as const;

const exampleRecommendations: Recommendations = {
  kind: "forgotten",
  day: "2026-11-28",
  restsOn: "plays",
  seed: null,
  dismissed: 0,
  items: [
    {
      song: exampleListedSong,
      reasons: [
        {
          code: "plays",
          plays: 41,
          year: 2023,
          yearPlays: 34,
          lastPlayedAt: "2024-03-02T07:14:05.000Z",
        },
      ],
    },
  ],
};

export const recommendations = {
  "GET /me/recommendations": {
    ...next,
    summary: "Lists songs of the library to play next",
    description:
      "The best first, each with its reasons. Rests on counts of your plays in imported files, of polled plays once you have agreed (`PATCH /me`), of playlists and of liked songs. Nobody else sees it. Costs no call to Spotify.",
    query: recommendationsQuery,
    reply: json(recommendationsSchema, { example: exampleRecommendations }),
    errors: ["not_found"],
  },
  "POST /me/recommendations/dismissals": {
    ...next,
    summary: "Recommends songs no longer",
    description: "Holds for all kinds, and for other versions of the songs.",
    body: dismissedSongs,
    example: { songIds: [exampleIds.song] },
    reply: empty,
  },
  "POST /me/recommendations/dismissals/remove": {
    ...next,
    summary: "Recommends dismissed songs again",
    description: "Has no effect on songs that were not dismissed.",
    body: dismissedSongs,
    example: { songIds: [exampleIds.song] },
    reply: empty,
    errors: ["not_found"],
  },
  "DELETE /me/recommendations/dismissals": {
    ...next,
    summary: "Recommends all dismissed songs again",
    reply: empty,
  },
} satisfies Operations;
