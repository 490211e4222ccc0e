import type { Connection } from "@/lib/schemas/spotify";

type Tone = "plain" | "accent" | "good" | "danger" | "brass";

export const connectionTones: Record<Connection["state"], Tone> = {
  "no-credentials": "plain",
  "credentials-saved": "brass",
  connected: "good",
  expiring: "brass",
  "reauth-required": "danger",
};
