import { forgetLostSecrets } from "@/lib/connections/forget-lost-secrets";
import { type ResealResult, resealSecrets } from "@/lib/connections/reseal-secrets";
import { keyIds } from "@/lib/platform/crypto";
import { disconnect } from "@/lib/platform/db";
import { failPlainly, joinInstance } from "./support/database";
import { Stack } from "./support/stack";

const pluralize = (values: number) => `${values} ${values === 1 ? "secret" : "secrets"}`;

function printResult({ keyId, resealed, remaining, unusedKeyIds }: ResealResult) {
  console.log(`» Encrypted ${pluralize(resealed)} with the key "${keyId}"`);
  for (const { keyId: otherKeyId, values } of remaining) {
    const reason =
      otherKeyId === null
        ? "no key: they were not encrypted by this app. Their owners must enter credentials or connect again."
        : keyIds().includes(otherKeyId)
          ? `the key "${otherKeyId}": a process that does not know the new order has just encrypted them, or they are damaged. ` +
            "Restart every process and run this again."
          : `the key "${otherKeyId}", which is not in ENCRYPTION_KEYS. Put it back and run this again.`;
    console.error(`Unchanged: ${pluralize(values)} encrypted with ${reason}`);
  }
  for (const otherKeyId of unusedKeyIds)
    console.log(`» The key "${otherKeyId}" is no longer used; you can remove it from ENCRYPTION_KEYS.`);
  if (keyIds().length === 1 && remaining.length === 0)
    console.log(
      "» It is the only key. To replace it, put a new key in front; docs/operating.md explains how.",
    );
}

/**
 * `npm run keys:rotate`: encrypts all secrets with the first key of ENCRYPTION_KEYS while the app runs. With `--forget-lost`, first
 * deletes the secrets whose key is lost.
 */
export async function main(options: string[]) {
  const stack = new Stack();
  try {
    await joinInstance(stack);
    if (options.includes("--forget-lost"))
      console.log(`» People who have to enter their credentials again: ${await forgetLostSecrets()}`);
    const result = await resealSecrets();
    printResult(result);
    if (result.remaining.length > 0) process.exitCode = 1;
    await disconnect();
    await stack.stop();
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
}
