import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";

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

/** Returns the client's address for rate limits: the last entry of X-Forwarded-For, from the proxy or from this server. */
export const clientAddress = (headers: Headers): string =>
  toNetwork(headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown");

/** This machine and private networks (RFC 1918, 3927, 4193, 4291, 6598). A proxy connects from one of them. */
const privateNetworks = new BlockList();
for (const [network, prefix] of [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  privateNetworks.addSubnet(network, prefix, "ipv4");
privateNetworks.addAddress("::1", "ipv6");
privateNetworks.addSubnet("fc00::", 7, "ipv6");
privateNetworks.addSubnet("fe80::", 10, "ipv6");

/** Returns the peer's X-Forwarded-For if the peer can be a proxy, otherwise the peer's address. */
export const trustedForwardedFor = (peer: string, header: string | undefined): string =>
  header && privateNetworks.check(peer, isIPv6(peer) ? "ipv6" : "ipv4") ? header : peer;

/** Replaces X-Forwarded-For in requests that come from no proxy, so that clients cannot choose their address for rate limits. */
export const trustPrivateProxies = () =>
  subscribe("http.server.request.start", message => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    const header = headers["x-forwarded-for"]?.toString();
    headers["x-forwarded-for"] = trustedForwardedFor(socket.remoteAddress ?? "", header);
  });
