import type { RecommendationKind } from "@/lib/schemas/recommendations";

/** All kinds, in the order of their screens. */
export const recommendationKinds: RecommendationKind[] = ["mix", "forgotten", "together", "deeper"];

export const recommendationsPath = (kind: RecommendationKind) => `/recommendations/${kind}`;

/** The screen of songs that go with a song or playlist. */
export const togetherPath = (seed: string) => `/recommendations/together?seed=${seed}`;
