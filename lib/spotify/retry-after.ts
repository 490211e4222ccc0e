const secondsOnly = /^\d+(\.\d+)?$/;
/** Only the three forms of RFC 9110 §5.6.7: Date.parse finds a date in nearly anything, also in "-5". */
const httpDate =
  /^(\w{3}, \d{2} \w{3} \d{4} |\w{6,9}, \d{2}-\w{3}-\d{2} |\w{3} \w{3} [ \d]\d )\d{2}:\d{2}:\d{2}/;

/**
 * The moment that a Retry-After header names, in seconds or as an HTTP date (RFC 9110 §10.2.3); null when it is missing
 * or unusable.
 */
export function retryAfter(header: string | null | undefined, now: number): Date | null {
  const value = header?.trim();
  if (!value) return null;
  const isDate = httpDate.test(value);
  if (!isDate && !secondsOnly.test(value)) return null;
  const moment = new Date(
    isDate ? Date.parse(/GMT$/.test(value) ? value : `${value} GMT`) : now + Number(value) * 1000,
  );
  return Number.isNaN(moment.getTime()) ? null : moment;
}
