import type { UserContext } from "@/lib/core/context";

/** Returns the condition for all sessions of the person but the one that acts. */
export const otherSessions = ({ userId, actor }: UserContext) =>
  actor.kind === "user" ? { userId, id: { not: actor.sessionId } } : { userId };
