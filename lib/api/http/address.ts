import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";

/** An IPv6 address as its first 64 bits, which is the least that a provider gives to one household; others as they are. */
function network(address: string): string {
  const [, inside] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (inside) return inside;
  if (!isIPv6(address)) return address;
  // As addresses of the web write it: groups without zeros in front, the longest run of zeros as "::".
  const { hostname } = new URL(`http://[${address.replace(/%.*/, "")}]`);
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split("::")
    .map(part => part.split(":").filter(Boolean));
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
}

/**
 * The address that asks, as limits count it: the last hop that a proxy (or the server itself) wrote down, of IPv6 the
 * network.
 */
export const addressOf = (headers: Headers): string =>
  network(headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown");

/** This machine and networks that no stranger is in (RFC 1918, 3927, 4193, 4291, 6598): where a proxy connects from. */
const inside = new BlockList();
for (const [network, prefix] of [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  inside.addSubnet(network, prefix, "ipv4");
inside.addAddress("::1", "ipv6");
inside.addSubnet("fc00::", 7, "ipv6");
inside.addSubnet("fe80::", 10, "ipv6");

/** The X-Forwarded-For of a request from `peer`: what it said itself counts only where it can be a proxy of ours. */
export const forwardedFor = (peer: string, said: string | undefined): string =>
  said && inside.check(peer, isIPv6(peer) ? "ipv6" : "ipv4") ? said : peer;

/** From now on nobody who connects from outside can choose the address that limits count them by. */
export const trustPrivateProxies = () =>
  subscribe("http.server.request.start", message => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    const said = headers["x-forwarded-for"];
    headers["x-forwarded-for"] = forwardedFor(socket.remoteAddress ?? "", said?.toString());
  });
