import type { RecommendationKind } from "@/lib/schemas/recommendations";

export const recommendationsPath = (kind: RecommendationKind) => `/recommendations/${kind}`;

/** The screen of songs that go with a song or playlist. */
export const togetherPath = (seed: string) => `/recommendations/together?seed=${seed}`;
