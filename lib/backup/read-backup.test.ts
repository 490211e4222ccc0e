import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { requireSetting } from "@/lib/platform/env";
import { createFolder } from "@/testing/system/databases";
import { verifyBackup } from "./read-backup";
import { writeBackup } from "./write-backup";

const flipByte = (bytes: Buffer, position: number) => {
  const changed = Buffer.from(bytes);
  const at = Math.floor(position);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
};
const refusals: [damage: string, change: (bytes: Buffer) => Buffer, message: RegExp][] = [
  ["is cut", bytes => bytes.subarray(0, bytes.length / 2), /is cut or damaged/],
  [
    "has a damaged manifest",
    bytes => gzipSync(gunzipSync(bytes).toString("latin1").replace('":', "':")),
    /is cut or damaged/,
  ],
  ["lacks its last byte", bytes => bytes.subarray(0, -1), /is cut or damaged/],
  ["has another byte", bytes => flipByte(bytes, bytes.length / 2), /is cut or damaged/],
  [
    "was unpacked, changed and packed again",
    bytes => gzipSync(flipByte(gunzipSync(bytes), 3_000)),
    /is cut or damaged/,
  ],
  [
    "was cut before it was packed",
    bytes => gzipSync(gunzipSync(bytes).subarray(0, -80)),
    /is cut or damaged/,
  ],
  ["is empty", () => Buffer.alloc(0), /is (no backup of Tonearm|cut or damaged)/],
  ["is no archive", () => Buffer.from("hello"), /is no backup of Tonearm/],
  ["is another archive", () => gzipSync("hello\n"), /is no backup of Tonearm/],
];

it("A file that is damaged or no backup is refused in one sentence before anything is changed", async () => {
  const file = path.join(createFolder(), "tonearm.backup.gz");
  const secrets = { APP_SECRET: "app", ENCRYPTION_KEYS: "k1:key" };
  await writeBackup(requireSetting("DATABASE_URL"), secrets, createWriteStream(file));
  const bytes = readFileSync(file);
  for (const [damage, change, message] of refusals) {
    writeFileSync(file, change(bytes));
    await expect(verifyBackup(file), damage).rejects.toThrow(message);
  }
  await expect(verifyBackup("/nowhere/backup.gz")).rejects.toThrow("There is no file /nowhere/backup.gz.");
});
