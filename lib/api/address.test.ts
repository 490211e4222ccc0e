import { expect, it } from "vitest";
import { forwardedFor } from "./address";

it.each([
  ["127.0.0.1", "198.51.100.7", "198.51.100.7"],
  ["::1", "198.51.100.7", "198.51.100.7"],
  ["::ffff:172.18.0.2", "1.2.3.4, 198.51.100.7", "1.2.3.4, 198.51.100.7"],
  ["10.0.0.3", undefined, "10.0.0.3"],
  ["fd00::12", "2001:db8::7", "2001:db8::7"],
])("a proxy at %s that says %s is believed", (peer, said, believed) => {
  expect(forwardedFor(peer, said)).toBe(believed);
});

it.each(["203.0.113.9", "2001:db8::9", "::ffff:203.0.113.9", "172.32.0.1"])(
  "who connects from %s itself cannot say that they are somebody else",
  peer => {
    expect(forwardedFor(peer, "198.51.100.7")).toBe(peer);
  },
);
