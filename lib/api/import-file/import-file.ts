import path from "node:path";
import type { UserContext } from "@/lib/core/context";
import { AppError, type Refusal } from "@/lib/core/errors";
import { perProcess } from "@/lib/platform/per-process";
import { Turns } from "@/lib/platform/turns";
import type { ImportReport } from "@/lib/schemas/export";
import type { FieldIssue } from "@/lib/schemas/issue";
import { importBody } from "./import-body";

/** Loaded at run time, because the bundler would follow an import and then bundle what the thread loads, which it cannot. */
const { Worker } = process.getBuiltinModule("node:worker_threads");

/** A body of this size is parsed and imported in less time than a thread takes to start, unless it has an archive of far more. */
const maxBytesWithoutThread = 256 * 1024;
const beginningOfMember = "PK\u0003\u0004";
/** An import of the largest accepted file needs about half of this. A file that needs more is refused, and the process lives on. */
const maxThreadMegabytes = 1024;
/** One thread at a time, because it uses a whole processor and hundreds of megabytes. */
const threadLimits = { atOnce: 1, waiting: 20, waitMs: 60_000 };

export type ThreadInput = { ctx: UserContext; body: Uint8Array; type: string };
export type ThreadOutput =
  | { report: ImportReport }
  | { refusal: { code: string; parameters: object; issues: FieldIssue[] | undefined } };

function runThread({ ctx, body, type }: ThreadInput): Promise<ThreadOutput> {
  const file = path.resolve("lib", "api", "import-file", "worker.mjs");
  const worker = new Worker(file, {
    // Options of this process, such as those of a test runner, are not for the thread.
    execArgv: [],
    workerData: { ctx, body, type },
    transferList: [body.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: maxThreadMegabytes },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? new AppError("body_too_large", { reason: "memory" })
          : error,
      ),
    );
    worker.once("exit", () => reject(new Error("The import thread ended without a result.")));
  });
}

async function takeThread(): Promise<() => void> {
  const threads = perProcess("import threads", () => new Turns(threadLimits));
  try {
    return await threads.take("everybody");
  } catch (cause) {
    throw new AppError(
      "too_many_requests",
      { reason: "imports", until: new Date(Date.now() + 60_000) },
      { cause },
    );
  }
}

/**
 * Imports a file into the library. A large file is parsed and imported in a worker thread, because parsing it would block every other
 * request for seconds. Takes the memory of `body`.
 * @throws like importBody; AppError body_too_large, too_many_requests
 */
export async function importFile(ctx: UserContext, body: Buffer, type = ""): Promise<ImportReport> {
  if (body.length <= maxBytesWithoutThread && !body.includes(beginningOfMember))
    return importBody(ctx, body, type);
  const returnThread = await takeThread();
  try {
    const output = await runThread({ ctx, body, type });
    if ("report" in output) return output.report;
    const { code, parameters, issues } = output.refusal;
    throw new AppError(...([code, parameters] as Refusal), { issues });
  } finally {
    returnThread();
  }
}
