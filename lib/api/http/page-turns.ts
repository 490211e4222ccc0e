import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { startWork } from "@/lib/api/shares";
import { enterWorkload, type Workload } from "@/lib/platform/db/workload";
import { perProcess } from "@/lib/platform/per-process";

/** A request: its reply, and the workload of its queries. */
type PageRequest = { response: ServerResponse; workload: Workload };

const pageRequest = () => perProcess("page request", () => new AsyncLocalStorage<PageRequest>());

/** Remembers the reply of a request, so that `startPage` finds it. Requests on one connection replace each other's. */
export function beginRequest(response: ServerResponse): void {
  const workload: Workload = { pool: "requests" };
  pageRequest().enterWith({ response, workload });
  enterWorkload(workload);
}

/**
 * Waits until the person may load another page or send another form. It counts until its reply has been sent or its client is gone,
 * and its queries count for the person.
 * @throws AppError too_many_requests
 */
export async function startPage(userId: string): Promise<void> {
  const request = pageRequest().getStore();
  if (!request) return;
  const { response, workload } = request;
  workload.userId = userId;
  const endWork = await startWork("pages", userId);
  if (response.closed) endWork();
  else response.once("close", endWork);
}
