import { type ResealResult, resealSecrets } from "@/lib/connections/reseal-secrets";
import { keyIds } from "@/lib/platform/crypto";
import { disconnect } from "@/lib/platform/db";
import { failPlainly } from "./database";
import { Stack, startDatabase } from "./stack";

const pluralize = (values: number) => `${values} ${values === 1 ? "secret" : "secrets"}`;

function print({ keyId, resealed, left, unused }: ResealResult) {
  console.log(`» Encrypted ${pluralize(resealed)} with the key "${keyId}"`);
  for (const { keyId: other, values } of left) {
    const why =
      other === null
        ? "no key: they were not encrypted by this app. Their owners must enter credentials or connect again."
        : keyIds().includes(other)
          ? `the key "${other}": a process that does not know the new order has just encrypted them, or they are damaged. ` +
            "Restart every process and run this again."
          : `the key "${other}", which is not in ENCRYPTION_KEYS. Put it back and run this again.`;
    console.error(`Unchanged: ${pluralize(values)} encrypted with ${why}`);
  }
  for (const other of unused)
    console.log(`» The key "${other}" is no longer used; you can remove it from ENCRYPTION_KEYS.`);
  if (keyIds().length === 1 && left.length === 0)
    console.log("» It is the only key. To replace it, put a new key in front; the README explains how.");
}

/** `npm run keys:rotate`: encrypts all secrets with the first key of ENCRYPTION_KEYS while the app runs. */
export async function main() {
  const stack = new Stack();
  try {
    await startDatabase(stack);
    const result = await resealSecrets();
    print(result);
    if (result.left.length > 0) process.exitCode = 1;
    await disconnect();
    await stack.stop();
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
}
