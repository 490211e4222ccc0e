import { type Resealing, resealSecrets } from "@/lib/connections/reseal-secrets";
import { keyIds } from "@/lib/platform/crypto";
import { disconnect } from "@/lib/platform/db";
import { failPlainly } from "./database";
import { Stack, startDatabase } from "./stack";

const counted = (values: number) => `${values} ${values === 1 ? "secret" : "secrets"}`;

function tell({ keyId, resealed, left, unused }: Resealing) {
  console.log(`» Sealed ${counted(resealed)} again, under the key "${keyId}"`);
  for (const { keyId: other, values } of left) {
    const why =
      other === null
        ? "no key at all: they were not sealed here. Whoever they belong to must enter or connect again."
        : keyIds().includes(other)
          ? `the key "${other}": a process that does not know the new order has just sealed them, or they are damaged. ` +
            "Restart every process and run this again."
          : `the key "${other}", which is not in ENCRYPTION_KEYS. Put it back and run this again.`;
    console.error(`Left as they are: ${counted(values)} under ${why}`);
  }
  for (const other of unused)
    console.log(`» Nothing is under the key "${other}" any more: it can be taken out of ENCRYPTION_KEYS.`);
  if (keyIds().length === 1 && left.length === 0)
    console.log("» It is the only key. To replace it, put a new one in front; the README says how.");
}

/** `npm run keys:rotate`: brings all secrets under the first key of ENCRYPTION_KEYS; the app may run. */
export async function main() {
  const stack = new Stack();
  try {
    await startDatabase(stack);
    const done = await resealSecrets();
    tell(done);
    if (done.left.length > 0) process.exitCode = 1;
    await disconnect();
    await stack.stop();
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
}
