import { pageOf, pageQuery } from "@/lib/schemas/common";
import {
  dismissal,
  dismissed,
  type Recommendations,
  recommendationsQuery,
  recommendations as recommendationsSchema,
} from "@/lib/schemas/recommendations";
import { exampleIds, exampleListedSong, page } from "./examples";
import { empty, json, type Operations } from "./operation";

const next = { tag: "Recommendations", access: "user" } as const;

const exampleRecommendations: Recommendations = {
  kind: "forgotten",
  day: "2026-11-28",
  restsOn: "plays",
  seed: null,
  dismissed: 0,
  dismissedArtists: 0,
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
  "GET /me/recommendations/dismissals": {
    ...next,
    summary: "Lists the songs and artists that are not recommended",
    description: "The last dismissed first.",
    query: pageQuery,
    reply: json(pageOf(dismissal), {
      example: page({
        kind: "song" as const,
        song: exampleListedSong,
        dismissedAt: "2026-11-28T19:30:00.000Z",
      }),
    }),
  },
  "POST /me/recommendations/dismissals": {
    ...next,
    summary: "Recommends songs, or all songs of artists, no longer",
    description:
      "Holds for all kinds. Other versions of the songs, and songs on which the artists play with others, are not recommended either.",
    body: dismissed,
    example: { songIds: [exampleIds.song], artists: [] },
    reply: empty,
    errors: ["not_found"],
  },
  "POST /me/recommendations/dismissals/remove": {
    ...next,
    summary: "Recommends dismissed songs and artists again",
    description: "Has no effect on those that were not dismissed.",
    body: dismissed,
    example: { songIds: [exampleIds.song], artists: [] },
    reply: empty,
    errors: ["not_found"],
  },
  "DELETE /me/recommendations/dismissals": {
    ...next,
    summary: "Recommends all dismissed songs and artists again",
    reply: empty,
  },
} satisfies Operations;
