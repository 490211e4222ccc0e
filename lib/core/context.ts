import type { Locale } from "@/lib/i18n/locales";
import { AppError } from "./errors";

/** The person, program or job that performs a verb. Every kind of actor passes the same permission checks. */
export type Actor =
  | { kind: "guest" }
  | { kind: "user"; userId: string; role: "member" | "admin"; sessionId: string }
  | { kind: "apiToken"; userId: string; role: "member" | "admin"; tokenId: string; scopes: string[] }
  | { kind: "job"; userId: string; jobId: string };

/** The first parameter of every verb. */
export type Context = {
  actor: Actor;
  requestId: string;
  /** The network address of the request, for rate limits and the log. */
  address: string;
  /** True if the request comes from this machine or its private network. */
  isLocal: boolean;
  /** The language for everything that people read. */
  locale: Locale;
  /** The language that the request asks for. `locale` is a fallback if it asks for none. */
  askedLocale?: Locale | null;
  /** The device cookie of a browser that has signed in before. */
  device?: string | undefined;
};

/** The context of a known person. Verbs with this context restrict every query to `userId`. */
export type UserContext = Context & { userId: string; actor: Exclude<Actor, { kind: "guest" }> };

/** Returns the context of a command on this machine, for verbs that need no account. */
export const commandContext = (name: string): Context => ({
  actor: { kind: "guest" },
  requestId: name,
  address: name,
  isLocal: true,
  locale: "en",
});

/** Returns the context of a background job that works for a person. */
export const jobContext = (userId: string, jobId: string): UserContext => ({
  userId,
  actor: { kind: "job", userId, jobId },
  requestId: jobId,
  address: "job",
  isLocal: true,
  // What a job stores has no language; mails ask for the person's.
  locale: "en",
});

/** Returns true for an admin who signed in. A program gets an admin's API token for their own library, not for the instance. */
export const isAdmin = (actor: Actor): boolean => actor.kind === "user" && actor.role === "admin";

/** Called first by every verb that only admins may use. @throws AppError not_allowed */
export function requireAdmin({ actor }: Context): void {
  if (isAdmin(actor)) return;
  const isAdminsToken = actor.kind === "apiToken" && actor.role === "admin";
  throw new AppError("not_allowed", { reason: isAdminsToken ? "no_api_token" : "admins_only" });
}
