import type { HelpSlug } from "@/lib/schemas/help";

/** The articles as the index of the help shows them. */
export const helpGroups = [
  { key: "start", articles: ["installation", "first-steps", "other-devices", "behind-a-proxy"] },
  { key: "listening", articles: ["quotas", "development-mode", "renewal", "shuffle", "sound"] },
  { key: "data", articles: ["history-file", "insights", "play-next", "moving", "privacy"] },
  { key: "programs", articles: ["api"] },
] as const satisfies { key: string; articles: HelpSlug[] }[];
