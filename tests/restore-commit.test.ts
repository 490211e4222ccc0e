import { createWriteStream, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { verifyBackup } from "@/lib/backup/read-backup";
import { writeBackup } from "@/lib/backup/write-backup";
import { sql } from "@/lib/platform/db";
import { requireSetting } from "@/lib/platform/env";
import { restore } from "@/scripts/restore";
import { sampleByDepth } from "@/testing/depth";
import { createUser } from "@/testing/people";
import { createEmptyDatabase, createFolder } from "@/testing/system/databases";
import { query } from "@/testing/system/embedded-postgres";

/** Forwards to a database, and breaks the connection at COMMIT: before it arrives, or before its answer does. */
async function breakAtCommit(url: string, when: "before" | "after"): Promise<string> {
  const { hostname, port } = new URL(url);
  const server = createServer(client => {
    const upstream = connect(Number(port), hostname);
    let isCommitting = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on("data", data => {
      isCommitting ||= data.includes("COMMIT");
      if (isCommitting && when === "before") end();
      else upstream.write(data);
    });
    upstream.on("data", data => (isCommitting ? end() : client.write(data)));
    for (const socket of [client, upstream]) socket.on("error", end).on("close", end);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const broken = new URL(url);
  broken.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return broken.href;
}

it.each(sampleByDepth(["before", "after"] as const, 2))(
  "A restore whose connection is lost %s the commit keeps the new and the former secrets and names both files",
  async when => {
    await createUser();
    onTestFinished(async () => void (await sql("TRUNCATE users CASCADE")));
    const folder = createFolder();
    const file = path.join(folder, "mine.gz");
    const secrets = {
      APP_SECRET: requireSetting("APP_SECRET"),
      ENCRYPTION_KEYS: requireSetting("ENCRYPTION_KEYS"),
    };
    await writeBackup(requireSetting("DATABASE_URL"), secrets, createWriteStream(file));
    const secretsFile = path.join(folder, "secrets.json");
    writeFileSync(secretsFile, "former");
    const target = await createEmptyDatabase();
    const url = await breakAtCommit(target, when);
    const restoring = restore(url, await verifyBackup(file), file, { replace: false, secretsFile });
    await expect(restoring).rejects.toThrow(
      /was lost while the restore was committed.*\n.*secrets\.json has the secrets.*secrets\.json\.before-restore-\d+,/,
    );
    expect(JSON.parse(readFileSync(secretsFile, "utf8"))).toEqual(secrets);
    const copies = readdirSync(folder).filter(name => name.includes("before-restore"));
    expect(copies.map(name => readFileSync(path.join(folder, name), "utf8"))).toEqual(["former"]);
    const hasTables = async () => (await query(target, "SELECT to_regclass('users') AS found"))[0];
    await expect.poll(hasTables).toEqual({ found: when === "after" ? "users" : null });
    expect(existsSync(file)).toBe(true);
  },
);
