import { AppError } from "@/lib/core/errors";
import { keyValue } from "@/lib/platform/key-value";

/** The limits of the API: how many requests in how many seconds. A request counts for its person and for its address. */
export const limits = {
  /** Whatever asks, from one address: room for a household behind one, none for who tries tokens. */
  address: { requests: 12_000, seconds: 60 },
  /** Reading, by person. */
  read: { requests: 1200, seconds: 60 },
  /** Everything that changes something, by person. */
  write: { requests: 600, seconds: 60 },
  /** Making accounts costs a password hash each; by address, nobody being signed in yet. */
  register: { requests: 60, seconds: 60 },
  /** A developer app that is entered is tried with Spotify each time; by person. */
  credentials: { requests: 20, seconds: 60 },
  /** Whole libraries, sent and taken: each reads or writes tens of thousands of rows; by person. */
  files: { requests: 10, seconds: 60 },
} as const;

export type LimitName = keyof typeof limits;

/** Where a count stands after a request: what is left of it, and seconds until it starts anew. */
type Count = { name: LimitName; left: number; resetSeconds: number };

async function count(name: LimitName, who: string): Promise<Count> {
  const { requests, seconds } = limits[name];
  const now = Date.now() / 1000;
  const window = Math.floor(now / seconds);
  const counted = await keyValue().increment(`limit/${name}/${who}/${window}`, seconds);
  return { name, left: requests - counted, resetSeconds: Math.ceil((window + 1) * seconds - now) };
}

/**
 * RateLimit-Policy and RateLimit as draft-ietf-httpapi-ratelimit-headers-10 writes them: lists of quoted names with the
 * quota `q`, its window `w`, what remains `r` and the seconds `t` until it is whole again.
 */
const headersOf = (counts: Count[]) => ({
  "ratelimit-policy": counts
    .map(({ name }) => `"${name}";q=${limits[name].requests};w=${limits[name].seconds}`)
    .join(", "),
  ratelimit: counts
    .map(({ name, left, resetSeconds }) => `"${name}";r=${Math.max(0, left)};t=${resetSeconds}`)
    .join(", "),
});

/**
 * Counts a request against these limits.
 * @param headers gets what tells the asking program where it stands, also when the request is refused
 * @throws AppError too_many_requests with the moment at which the count starts anew
 */
export async function countRequest(
  given: [name: LimitName, who: string][],
  headers: Record<string, string> = {},
): Promise<void> {
  const counts = await Promise.all(given.map(([name, who]) => count(name, who)));
  Object.assign(headers, headersOf(counts));
  const spent = counts.find(({ left }) => left < 0);
  if (!spent) return;
  const { requests, seconds } = limits[spent.name];
  throw new AppError(
    "too_many_requests",
    `More than ${requests} such requests in ${seconds} seconds. Wait a little.`,
    { retryAt: new Date(Date.now() + spent.resetSeconds * 1000) },
  );
}
