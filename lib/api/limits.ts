import { AppError } from "@/lib/core/errors";
import { keyValue } from "@/lib/platform/key-value";
import { logSecurityEvent } from "@/lib/platform/security-log";

/** Rate limits: the number of requests within some seconds. A request counts for its person and for its address. */
export const limits = {
  /** All requests from one address: enough for several people who share it, too few to guess tokens. */
  address: { requests: 12_000, seconds: 60 },
  /** Reads by one person. */
  read: { requests: 1200, seconds: 60 },
  /** Writes by one person. */
  write: { requests: 600, seconds: 60 },
  /** Sign-ups from one address. Each costs a password hash. */
  register: { requests: 60, seconds: 60 },
  /** Mails with a link for a new password, asked for from one address. */
  forgot: { requests: 20, seconds: 600 },
  /** Passwords set with a link, from one address. Each costs a password hash. */
  reset: { requests: 60, seconds: 60 },
  /** Visits to the single sign-on provider from one address. Each asks the provider. */
  singleSignOn: { requests: 60, seconds: 60 },
  /** Developer apps saved by one person. Each is verified with Spotify. */
  credentials: { requests: 20, seconds: 60 },
  /** Access tokens of Spotify for one person's browsers. Each page that plays needs one an hour. */
  sound: { requests: 60, seconds: 600 },
  /** Exports and imports of files by one person. Each reads or writes tens of thousands of rows. */
  files: { requests: 10, seconds: 60 },
} as const;

export type LimitName = keyof typeof limits;

type LimitUsage = { name: LimitName; remaining: number; resetSeconds: number };

async function countFor(name: LimitName, subject: string): Promise<LimitUsage> {
  const { requests, seconds } = limits[name];
  const now = Date.now() / 1000;
  const window = Math.floor(now / seconds);
  const { count: usedRequests } = await keyValue().increment(`limit/${name}/${subject}/${window}`, seconds);
  return { name, remaining: requests - usedRequests, resetSeconds: Math.ceil((window + 1) * seconds - now) };
}

/**
 * Formats RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers-10): lists of quoted names with the quota
 * `q`, its window `w`, the remaining requests `r` and the seconds `t` until the reset.
 */
const rateLimitHeaders = (usages: LimitUsage[]) => ({
  "ratelimit-policy": usages
    .map(({ name }) => `"${name}";q=${limits[name].requests};w=${limits[name].seconds}`)
    .join(", "),
  ratelimit: usages
    .map(({ name, remaining, resetSeconds }) => `"${name}";r=${Math.max(0, remaining)};t=${resetSeconds}`)
    .join(", "),
});

/** A limit, and the person (by id) or address whose requests it counts. */
type CountedLimit = { limit: LimitName; subject: string };

/**
 * Counts a request against limits.
 * @param headers gets the rate limit headers, even if the request is refused
 * @throws AppError too_many_requests
 */
export async function countRequest(
  countedLimits: CountedLimit[],
  headers: Record<string, string> = {},
): Promise<void> {
  const usages = await Promise.all(
    countedLimits.map(async ({ limit, subject }) => ({ subject, ...(await countFor(limit, subject)) })),
  );
  Object.assign(headers, rateLimitHeaders(usages));
  const exceeded = usages.find(({ remaining }) => remaining < 0);
  if (!exceeded) return;
  const { requests, seconds } = limits[exceeded.name];
  // Requests of a person count for the address too. Without that limit, the subject is the address.
  const address = countedLimits.find(({ limit }) => limit === "address")?.subject ?? exceeded.subject;
  const userId = exceeded.subject === address ? undefined : exceeded.subject;
  logSecurityEvent("request_refused", { address, userId }, { limit: exceeded.name });
  throw new AppError("too_many_requests", {
    reason: "requests",
    limit: requests,
    seconds,
    until: new Date(Date.now() + exceeded.resetSeconds * 1000),
  });
}
