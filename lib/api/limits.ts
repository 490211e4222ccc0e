import { AppError } from "@/lib/platform/errors";
import { keyValue } from "@/lib/platform/key-value";

/** The limits of the API: how many requests a person (or an address, where nobody is signed in) may make. */
const limits = {
  /** Making accounts costs a password hash each. */
  register: { requests: 60, seconds: 60 },
  /** Tried with Spotify each time. */
  credentials: { requests: 20, seconds: 60 },
  read: { requests: 1200, seconds: 60 },
  write: { requests: 600, seconds: 60 },
} as const;

export type LimitName = keyof typeof limits;

/** Counts a request. @throws AppError too_many_requests with the moment at which the count starts anew */
export async function countRequest(name: LimitName, who: string): Promise<void> {
  const { requests, seconds } = limits[name];
  const window = Math.floor(Date.now() / 1000 / seconds);
  if ((await keyValue().increment(`limit/${name}/${who}/${window}`, seconds)) <= requests) return;
  throw new AppError(
    "too_many_requests",
    `More than ${requests} such requests in ${seconds} seconds. Wait a little.`,
    {
      retryAt: new Date((window + 1) * seconds * 1000),
    },
  );
}
