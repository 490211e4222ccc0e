const secondsOnly = /^\d+(\.\d+)?$/;
/** The three date formats of RFC 9110 §5.6.7. Date.parse alone accepts nearly anything, also "-5". */
const httpDate =
  /^(\w{3}, \d{2} \w{3} \d{4} |\w{6,9}, \d{2}-\w{3}-\d{2} |\w{3} \w{3} [ \d]\d )\d{2}:\d{2}:\d{2}/;

/**
 * Parses a Retry-After header: seconds or an HTTP date (RFC 9110 §10.2.3), at most `longestMs` from now.
 * @returns null when it is missing or invalid
 */
export function parseRetryAfter(
  header: string | null | undefined,
  now: number,
  longestMs: number,
): Date | null {
  const value = header?.trim();
  if (!value) return null;
  const isDate = httpDate.test(value);
  if (!isDate && !secondsOnly.test(value)) return null;
  const moment = isDate
    ? Date.parse(/GMT$/.test(value) ? value : `${value} GMT`)
    : now + Number(value) * 1000;
  return Number.isNaN(moment) ? null : new Date(Math.min(moment, now + longestMs));
}
