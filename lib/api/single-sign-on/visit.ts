import { z } from "zod";
import { readCookie } from "@/lib/api/auth/read-cookie";
import { ownCookieName } from "@/lib/api/auth/session-cookie";
import { openOrNull, seal } from "@/lib/platform/crypto";
import { registration } from "@/lib/schemas/accounts";
import { visitSeconds } from "./provider";

const purpose = z.enum(["sign-in", "connect", "confirm"]);

const visit = z.object({
  purpose,
  /** The state in the provider's reply. */
  state: z.string(),
  startedAt: z.number(),
  /** The path of the screen that opens afterwards. */
  next: z.string(),
  /** The session that connects or confirms. */
  sessionId: z.string().optional(),
  setUpCode: z.string().optional(),
  invite: z.string().optional(),
});

/** A person's visit to the provider: its purpose, for the reply. */
export type Visit = z.infer<typeof visit>;

/** The fields of a form that starts a visit. */
export const visitForm = z.object({
  purpose: purpose.default("sign-in"),
  next: z.string().optional(),
  setUpCode: registration.shape.setUpCode,
  invite: registration.shape.invite,
});

export const visitCookieName = () => ownCookieName("single-sign-on.visit");

const location = { userId: "browser", column: "single_sign_on_visit" } as const;

export const sealVisit = (value: Visit): string => seal(JSON.stringify(value), location);

/** Returns the visit that this browser has started with this state and not long ago, or null. */
export function openVisit(request: Request, state: string | undefined): Visit | null {
  const text = openOrNull(readCookie(request, visitCookieName()) ?? "", location);
  const parsed = text === null ? null : visit.parse(JSON.parse(text));
  const isCurrent = parsed?.state === state && parsed && parsed.startedAt > Date.now() - visitSeconds * 1000;
  return isCurrent ? parsed : null;
}
