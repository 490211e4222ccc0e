import type { Connection } from "@/lib/schemas/spotify";

type Tone = "plain" | "accent" | "good" | "danger" | "brass";

export const connectionBadges: Record<Connection["state"], { tone: Tone; label: string }> = {
  "no-credentials": { tone: "plain", label: "Not set up" },
  "credentials-saved": { tone: "brass", label: "Not connected" },
  connected: { tone: "good", label: "Connected" },
  expiring: { tone: "brass", label: "Ends soon" },
  "reauth-required": { tone: "danger", label: "Reconnect" },
};
