/** The network address that asks: the last hop that a proxy (or the server itself) wrote down. */
export const addressOf = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
