import { AsyncResource } from "node:async_hooks";
import type { RequestListener } from "node:http";
import { addressOf } from "./address";

/** Starts one task in each turn of the event loop, and those of different addresses in turn. */
export class FairStart {
  /** The tasks that wait, by address. The first address is the next one. */
  private readonly waiting = new Map<string, (() => void)[]>();

  /** Starts a task soon, in its own asynchronous context. */
  add(address: string, task: () => void): void {
    if (this.waiting.size === 0) setImmediate(() => this.startNext());
    const tasks = this.waiting.get(address) ?? [];
    this.waiting.set(address, tasks);
    tasks.push(AsyncResource.bind(task));
  }

  private startNext(): void {
    const [next] = this.waiting;
    if (!next) return;
    const [address, tasks] = next;
    const task = tasks.shift();
    this.waiting.delete(address);
    if (tasks.length > 0) this.waiting.set(address, tasks);
    if (this.waiting.size > 0) setImmediate(() => this.startNext());
    task?.();
  }
}

/**
 * Starts requests one after the other, and those of different addresses in turn. Next's first step takes two milliseconds, so hundreds
 * of requests that arrive together would keep another person's waiting for all of them.
 */
export function startFairly(listener: RequestListener): RequestListener {
  const starts = new FairStart();
  return (request, response) =>
    starts.add(addressOf(request), () => {
      if (!response.closed) listener(request, response);
    });
}
