import type { IncomingMessage } from "node:http";
import { type BlockList, isIP, isIPv6 } from "node:net";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { includesAddress, isPrivateAddress, networksOf } from "@/lib/platform/private-networks";

/** Shortens an IPv6 address to its first 64 bits, because a household has at least one /64 network. */
function toNetwork(address: string): string {
  const [, mappedIPv4] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (mappedIPv4) return mappedIPv4;
  if (!isIPv6(address)) return address;
  // The URL parser writes groups without leading zeros and the longest run of zeros as "::".
  const { hostname } = new URL(`http://[${address.replace(/%.*/, "")}]`);
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split("::")
    .map(part => part.split(":").filter(Boolean));
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
}

/** Returns the client's address, which `resolveForwardedFor` has put into X-Forwarded-For. */
const forwardedAddress = (headers: Headers) => headers.get("x-forwarded-for") || "unknown";

/** Returns the client's address for rate limits. */
export const clientAddress = (headers: Headers): string => toNetwork(forwardedAddress(headers));

/** Returns the client's address of a request that `resolveForwardedFor` has prepared. */
export const addressOf = ({ headers }: IncomingMessage): string =>
  toNetwork(headers["x-forwarded-for"]?.toString() || "unknown");

/** The request header that marks a request whose client is unknown: from a proxy that is not in TRUSTED_PROXIES or names no address. */
const unlistedProxyHeader = "x-unlisted-proxy";

/** Tells whether a request comes from this machine or a private network. */
export const isFromPrivateNetwork = (headers: Headers): boolean =>
  !headers.has(unlistedProxyHeader) && isPrivateAddress(forwardedAddress(headers));

/** Removes the port that some proxies add: 198.51.100.7:4711, [2001:db8::7]:4711. */
const withoutPort = (hop: string) => hop.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1");

/**
 * Finds the client's address. Each proxy appends the address of its own peer to X-Forwarded-For, so the entries are believed
 * from the right, as long as trusted proxies have appended them. If one of them names no address, the client is unknown.
 */
export function findClient(
  peer: string,
  forwardedFor: string | undefined,
  trusted: BlockList,
): { client: string; isUnknown: boolean } {
  const hops = forwardedFor ? forwardedFor.split(",").map(hop => withoutPort(hop.trim())) : [];
  let client = peer;
  while (includesAddress(trusted, client)) {
    const hop = hops.pop();
    if (hop === undefined) break;
    if (!isIP(hop)) return { client, isUnknown: true };
    client = hop;
  }
  return { client, isUnknown: false };
}

const thisMachine = networksOf(["127.0.0.0/8", "::1"]);
let trustedProxies: BlockList | undefined;
let hasWarned = false;

/** Warns once about a proxy that is missing in TRUSTED_PROXIES: all its people share one limit, also for failed sign-ins. */
function warnAboutProxy(peer: string): void {
  // Next itself sends requests with this header from this machine, after a form that redirects.
  if (hasWarned || !isPrivateAddress(peer) || includesAddress(thisMachine, peer)) return;
  hasWarned = true;
  log.warn(
    { peer },
    "a request with X-Forwarded-For came from an address that is not in TRUSTED_PROXIES; if a proxy is there, add it, or all people behind it count as one, also for the turns of pages while they are signed out",
  );
}

/** Replaces X-Forwarded-For with the client's address, so that clients cannot choose their address for rate limits. */
export function resolveForwardedFor({ headers, socket }: IncomingMessage): void {
  const peer = socket.remoteAddress ?? "";
  const forwardedFor = headers["x-forwarded-for"]?.toString();
  trustedProxies ??= networksOf(env().TRUSTED_PROXIES);
  delete headers[unlistedProxyHeader];
  const { client, isUnknown } = findClient(peer, forwardedFor, trustedProxies);
  if (isUnknown) headers[unlistedProxyHeader] = client;
  if (forwardedFor && !includesAddress(trustedProxies, peer)) {
    headers[unlistedProxyHeader] = peer;
    warnAboutProxy(peer);
  }
  headers["x-forwarded-for"] = client;
}
