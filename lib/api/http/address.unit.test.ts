import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { parseEnv } from "@/lib/platform/env";
import { networksOf } from "@/lib/platform/private-networks";
import { clientAddress, findClient, isFromPrivateNetwork, resolveForwardedFor } from "./address";

const thisMachine = networksOf(parseEnv({}).TRUSTED_PROXIES);
const twoProxies = networksOf(["127.0.0.1", "10.0.0.0/24", "fd00::/64"]);

it.each([
  ["127.0.0.1", "198.51.100.7", "198.51.100.7"],
  ["::1", "198.51.100.7", "198.51.100.7"],
  ["::ffff:127.0.0.1", "1.2.3.4, 198.51.100.7", "198.51.100.7"],
  ["127.0.0.1", undefined, "127.0.0.1"],
  ["127.0.0.1", "", "127.0.0.1"],
  ["127.0.0.1", "198.51.100.7:4711", "198.51.100.7"],
  ["127.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"],
  ["127.0.0.1", "198.51.100.7, 10.0.0.5", "10.0.0.5"],
])("By default, a proxy at %s that forwards %j forwards for %s", (peer, header, client) => {
  expect(findClient(peer, header, thisMachine).client).toBe(client);
});

it.each(["10.0.0.3", "172.17.0.1", "192.168.1.7", "fd00::12", "203.0.113.9", "::ffff:203.0.113.9"])(
  "By default, a client that connects from %s cannot claim another address",
  peer => {
    expect(findClient(peer, "198.51.100.7", thisMachine).client).toBe(peer);
  },
);

it.each([
  ["127.0.0.1", "198.51.100.7, 10.0.0.5", "198.51.100.7"],
  ["127.0.0.1", "1.2.3.4, 198.51.100.7, 10.0.0.5", "198.51.100.7"],
  ["10.0.0.5", "1.2.3.4,198.51.100.7", "198.51.100.7"],
  ["fd00::5", "2001:db8::7, fd00::6", "2001:db8::7"],
  ["127.0.0.1", "10.0.0.7, 10.0.0.5", "10.0.0.7"],
  ["127.0.0.1", "198.51.100.7, 10.0.1.5", "10.0.1.5"],
  ["127.0.0.1", "198.51.100.7, unknown, 10.0.0.5", "10.0.0.5"],
  ["127.0.0.2", "198.51.100.7", "127.0.0.2"],
])("Of listed proxies, the one at %s that forwards %j forwards for %s", (peer, header, client) => {
  expect(findClient(peer, header, twoProxies).client).toBe(client);
});

it.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:a:b:c:d", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:2::1", "2001:db8:1:2::/64"],
  ["2001:db8::7", "2001:db8:0:0::/64"],
  ["2001:db8:1:2:3::", "2001:db8:1:2::/64"],
  ["1::2:3:4:5:192.0.2.1", "1:0:2:3::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", "unknown"],
])("A request from %j counts for %s", (address, expected) => {
  expect(clientAddress(new Headers({ "x-forwarded-for": address }))).toBe(expected);
});

it("This machine and private networks are told from the internet", () => {
  const isPrivate = (address: string) => isFromPrivateNetwork(new Headers({ "x-forwarded-for": address }));
  for (const address of ["127.0.0.1", "::1", "::ffff:10.1.2.3", "172.31.0.1", "192.168.0.9", "fd12::1"])
    expect(isPrivate(address), address).toBe(true);
  for (const address of ["8.8.8.8", "172.32.0.1", "::ffff:8.8.8.8", "2001:db8::1", "unknown", ""])
    expect(isPrivate(address), address).toBe(false);
});

it("A request from a proxy that is not listed, or that names no address, counts for the proxy and is from no private network", () => {
  const request = (peer: string, headers: Record<string, string>) => {
    const incoming = { headers: { ...headers }, socket: { remoteAddress: peer } };
    resolveForwardedFor(incoming as unknown as IncomingMessage);
    const resolved = new Headers(incoming.headers);
    return [clientAddress(resolved), isFromPrivateNetwork(resolved)];
  };
  expect(request("172.18.0.2", { "x-forwarded-for": "203.0.113.9" })).toEqual(["172.18.0.2", false]);
  expect(request("172.18.0.2", { "x-unlisted-proxy": "from the client" })).toEqual(["172.18.0.2", true]);
  for (const header of ["unknown", "203.0.113.9, unknown", "203.0.113.9,", "_hidden"])
    expect(request("127.0.0.1", { "x-forwarded-for": header }), header).toEqual(["127.0.0.1", false]);
  expect(request("127.0.0.1", { "x-forwarded-for": "" })).toEqual(["127.0.0.1", true]);
  expect(request("127.0.0.1", { "x-forwarded-for": "192.168.0.9" })).toEqual(["192.168.0.9", true]);
  expect(request("127.0.0.1", { "x-forwarded-for": "203.0.113.9" })).toEqual(["203.0.113.9", false]);
});
