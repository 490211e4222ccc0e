import { expect, it } from "vitest";
import { clientAddress, trustedForwardedFor } from "./address";

it.each([
  ["127.0.0.1", "198.51.100.7", "198.51.100.7"],
  ["::1", "198.51.100.7", "198.51.100.7"],
  ["::ffff:172.18.0.2", "1.2.3.4, 198.51.100.7", "1.2.3.4, 198.51.100.7"],
  ["10.0.0.3", undefined, "10.0.0.3"],
  ["fd00::12", "2001:db8::7", "2001:db8::7"],
])("A proxy at %s may forward for %s", (peer, header, expected) => {
  expect(trustedForwardedFor(peer, header)).toBe(expected);
});

it.each(["203.0.113.9", "2001:db8::9", "::ffff:203.0.113.9", "172.32.0.1"])(
  "A client that connects from %s cannot claim another address",
  peer => {
    expect(trustedForwardedFor(peer, "198.51.100.7")).toBe(peer);
  },
);

it.each([
  ["203.0.113.9", "203.0.113.9"],
  ["1.2.3.4, 203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:a:b:c:d", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:2::1", "2001:db8:1:2::/64"],
  ["2001:db8::7", "2001:db8:0:0::/64"],
  ["2001:db8:1:2:3::", "2001:db8:1:2::/64"],
  ["1::2:3:4:5:192.0.2.1", "1:0:2:3::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", "unknown"],
])("A request forwarded for %j counts for %s", (header, expected) => {
  expect(clientAddress(new Headers({ "x-forwarded-for": header }))).toBe(expected);
});
