import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";

/** Shortens an IPv6 address to its first 64 bits, the least that a provider assigns to one household. */
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

/** Returns the address that limits count by: the last hop that the proxy, or this server itself, recorded. */
export const addressOf = (headers: Headers): string =>
  toNetwork(headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown");

/** This machine and private networks (RFC 1918, 3927, 4193, 4291, 6598), from which a proxy connects. */
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

/** Returns the header that a peer sent if the peer can be a proxy, otherwise the address of the peer. */
export const forwardedFor = (peer: string, header: string | undefined): string =>
  header && privateNetworks.check(peer, isIPv6(peer) ? "ipv6" : "ipv4") ? header : peer;

/** Replaces X-Forwarded-For in requests from outside, so that nobody can choose the address that limits count. */
export const trustPrivateProxies = () =>
  subscribe("http.server.request.start", message => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    const header = headers["x-forwarded-for"]?.toString();
    headers["x-forwarded-for"] = forwardedFor(socket.remoteAddress ?? "", header);
  });
