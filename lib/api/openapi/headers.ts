import { locales } from "@/lib/i18n/locales";

/** Headers of replies, by name. */
export const responseHeaders = {
  "X-Request-Id": {
    description: "Identifies this request in the server's log.",
    schema: { type: "string", format: "uuid" },
  },
  "RateLimit-Policy": {
    description: 'The limits that the request counted against, such as `"read";q=1200;w=60`.',
    schema: { type: "string" },
  },
  RateLimit: {
    description: 'The remaining requests and the seconds until the reset, such as `"read";r=1199;t=42`.',
    schema: { type: "string" },
  },
  "Idempotency-Replayed": {
    description: "`true` if this reply was stored for an earlier request with the same Idempotency-Key.",
    schema: { const: "true" },
  },
  "Content-Language": {
    description:
      "The language of the words, `en` or `fr`: as set in the account of a browser, else by Accept-Language.",
    schema: { enum: locales },
  },
  "Retry-After": { description: "Seconds to wait.", schema: { type: "integer", minimum: 1 } },
};

export const headerRefs = (...names: (keyof typeof responseHeaders)[]) =>
  Object.fromEntries(names.map(name => [name, { $ref: `#/components/headers/${name}` }]));
/** Headers that every reply has. */
export const commonHeaders = headerRefs("X-Request-Id", "RateLimit-Policy", "RateLimit");
