import { isIP } from "node:net";
import { env } from "@/lib/platform/env";
import { isPrivateAddress } from "@/lib/platform/private-networks";
import { isFromPrivateNetwork } from "./address";

/**
 * Tells whether a form comes from Tonearm's own pages. Compares as Next does, with the public address and with the host of the
 * request, because a proxy may send its own host. Browsers send `Origin` with every form; other programs need not.
 */
export function isOwnForm(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return true;
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() || headers.get("host");
  const isOwn = (originHost: string) => originHost === host || originHost === new URL(env().PUBLIC_URL).host;
  return URL.canParse(origin) && isOwn(new URL(origin).host);
}

/** Tells whether a page is opened at another address than PUBLIC_URL, as far as the proxy's headers say. */
export function isOtherAddress(headers: Headers): boolean {
  const first = (name: string) => headers.get(name)?.split(",")[0]?.trim();
  const host = first("x-forwarded-host") || headers.get("host");
  return `${first("x-forwarded-proto") || "http"}://${host}` !== env().PUBLIC_URL;
}

const hostnameOf = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, "");

/** Tells whether a host name or address can be reached from the internet, as far as it shows. */
const isPublicHost = (name: string): boolean =>
  isIP(name) > 0 ? !isPrivateAddress(name) : name.includes(".") && !/\.(local|localhost)$/.test(name);

/**
 * Tells whether a request comes from this machine or a private network and names this instance as its host. A page of another
 * site whose name resolves to this machine (DNS rebinding) sends its own name. With a public address no request is local, because
 * a proxy on this machine may forward strangers without X-Forwarded-For.
 */
export function isLocalRequest(headers: Headers): boolean {
  const host = headers.get("host") ?? "";
  const ownName = hostnameOf(env().PUBLIC_URL);
  if (isPublicHost(ownName) || !isFromPrivateNetwork(headers) || !URL.canParse(`http://${host}`))
    return false;
  const name = hostnameOf(`http://${host}`);
  return name === "localhost" || isIP(name) > 0 || name === ownName;
}
