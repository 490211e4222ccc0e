const secondsOnly = /^\d+(\.\d+)?$/;

/**
 * The moment that a Retry-After header names, in seconds or as an HTTP date (RFC 9110 §10.2.3); null when it is missing
 * or unusable.
 */
export function retryAfter(header: string | null, now: number): Date | null {
  const value = header?.trim();
  if (!value) return null;
  if (secondsOnly.test(value)) return new Date(now + Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : new Date(date);
}
