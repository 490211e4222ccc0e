import { expect, it } from "vitest";
import { compareSecrets } from "./compare-secrets";
import { createManifest, type Secrets } from "./manifest";

const manifest = createManifest({
  migrations: [],
  secrets: { APP_SECRET: "app", ENCRYPTION_KEYS: "k2:two,k1:one" },
  usedKeyIds: ["k1"],
  tables: [],
  sequences: [],
});
const check = (set: Partial<Secrets>, canStore = false) => compareSecrets(manifest, set, canStore, "b.gz");

it("The secrets of the backup fit, in any order and without a key that is not used", () => {
  check({ APP_SECRET: "app", ENCRYPTION_KEYS: "k3:three,k1:one" });
  check({}, true);
  check({ ENCRYPTION_KEYS: "k1:one" }, true);
});

it.each<[situation: string, set: Partial<Secrets>, message: RegExp]>([
  ["no secrets", {}, /APP_SECRET is missing[\s\S]*ENCRYPTION_KEYS is missing[\s\S]*gunzip -c b\.gz/],
  ["another app secret", { APP_SECRET: "x", ENCRYPTION_KEYS: "k1:one" }, /APP_SECRET is another one/],
  [
    "another key of the same id",
    { APP_SECRET: "app", ENCRYPTION_KEYS: "k1:x" },
    /has another key "k1" than the backup/,
  ],
  ["a missing key", { APP_SECRET: "app", ENCRYPTION_KEYS: "k2:two" }, /has no key "k1"/],
])("A restore with %s names each setting and key that does not fit, and no value", (_, set, message) => {
  expect(() => check(set)).toThrow(message);
  expect(() => check(set)).not.toThrow(/one,|two|:one/);
});
