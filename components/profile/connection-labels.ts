import type { Connection } from "@/lib/schemas/spotify";

type Tone = "plain" | "accent" | "good" | "danger" | "brass";

export const connectionBadge: Record<Connection["state"], { tone: Tone; words: string }> = {
  "no-credentials": { tone: "plain", words: "Not set up" },
  "credentials-saved": { tone: "brass", words: "Not connected" },
  connected: { tone: "good", words: "Connected" },
  expiring: { tone: "brass", words: "Ends soon" },
  "reauth-required": { tone: "danger", words: "Reconnect" },
};
