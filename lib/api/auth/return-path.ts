import { cookies } from "next/headers";
import { ownCookieName, ownCookieOptions } from "./session-cookie";

const returnCookieName = () => ownCookieName("tonearm-return");
/** Spotify's consent page waits about as long. */
const lifetimeSeconds = 600;

/** Tests if a path belongs to this instance: `//host` and `/\host` are addresses of others. */
export const isOwnPath = (path: string) => /^\/(?![/\\])[\w\-/.]*$/.test(path);

/** Remembers the screen from which a person goes to Spotify's consent page. */
export async function keepReturnPath(path: string | null): Promise<void> {
  const store = await cookies();
  if (path && isOwnPath(path))
    store.set(returnCookieName(), path, { ...ownCookieOptions(), maxAge: lifetimeSeconds });
  else store.delete(returnCookieName());
}

/** Returns the screen to which a person returns from Spotify's consent page, once. */
export async function takeReturnPath(): Promise<string | null> {
  const store = await cookies();
  const path = store.get(returnCookieName())?.value;
  store.delete(returnCookieName());
  return path && isOwnPath(path) ? path : null;
}
