import { parentPort, workerData } from "node:worker_threads";
import { AppError } from "@/lib/core/errors";
import { disconnect, inBackground } from "@/lib/platform/db";
import { importBody } from "./import-body";
import type { ThreadInput, ThreadOutput } from "./import-file";

async function run({ ctx, body, type }: ThreadInput): Promise<ThreadOutput> {
  try {
    return { report: await inBackground(() => importBody(ctx, body, type)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, parameters, issues } = error;
    return { refusal: { code, parameters, issues } };
  } finally {
    await disconnect();
  }
}

parentPort?.postMessage(await run(workerData as ThreadInput));
