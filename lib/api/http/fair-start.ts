import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import type { RequestListener } from "node:http";
import { perProcess } from "@/lib/platform/per-process";
import { addressOf } from "./address";

/** A task calls `end` when the next one may start. */
type Task = (end: () => void) => void;

/** Tasks that take longer wait for something, such as a distant database or a busy processor, and keep no others waiting. */
const maxStartMs = 50;

/**
 * Starts one task in each turn of the event loop: every other time one of the address that has the fewest, so that a person does not
 * wait for a crowd, else those of different addresses in turn. When `atOnce` tasks have started and not ended, further ones wait.
 */
export class FairStart {
  /** The tasks that wait, by address. The first address has waited longest for its turn. */
  private readonly waiting = new Map<string, Task[]>();
  private favorsFewest = false;
  private runningCount = 0;
  private isPlanned = false;

  constructor(private readonly atOnce: number) {}

  /** Starts a task soon, in its own asynchronous context. */
  add(address: string, task: Task): void {
    const tasks = this.waiting.get(address) ?? [];
    this.waiting.set(address, tasks);
    tasks.push(AsyncResource.bind(task));
    this.planNext();
  }

  private planNext(): void {
    if (this.isPlanned || this.waiting.size === 0 || this.runningCount >= this.atOnce) return;
    this.isPlanned = true;
    setImmediate(() => {
      this.isPlanned = false;
      this.startNext();
    });
  }

  /** Removes and returns the next task. */
  private takeNext(): Task | undefined {
    const [first, ...others] = this.waiting;
    if (!first) return undefined;
    this.favorsFewest = !this.favorsFewest;
    const hasFewer = ([, tasks]: typeof first, [, best]: typeof first) => tasks.length < best.length;
    const [address, tasks] = this.favorsFewest
      ? others.reduce((best, other) => (hasFewer(other, best) ? other : best), first)
      : first;
    this.waiting.delete(address);
    if (tasks.length > 1) this.waiting.set(address, tasks);
    return tasks.shift();
  }

  private startNext(): void {
    const task = this.takeNext();
    if (!task) return;
    this.runningCount++;
    let isRunning = true;
    const end = () => {
      if (!isRunning) return;
      isRunning = false;
      clearTimeout(timer);
      this.runningCount--;
      this.planNext();
    };
    const timer = setTimeout(end, maxStartMs).unref();
    this.planNext();
    task(end);
  }
}

/** Enough to keep the processor busy while some of them wait for the database. */
const startsAtOnce = 6;

const requestStarts = () => perProcess("request starts", () => new FairStart(startsAtOnce));
const currentStart = () => perProcess("request start", () => new AsyncLocalStorage<() => void>());

/**
 * Starts requests one after the other, with a fair share for each address. Next's first steps and the look-up of the person take
 * milliseconds, so hundreds of requests that arrive together would keep another person's waiting for all of them.
 */
export const startFairly =
  (listener: RequestListener): RequestListener =>
  (request, response) =>
    requestStarts().add(addressOf(request), end => {
      if (response.closed) return end();
      response.once("close", end);
      currentStart().run(end, () => listener(request, response));
    });

/** Lets the next request start, because what the current one still does is limited otherwise. */
export const endStart = (): void => currentStart().getStore()?.();

/** Waits until it is the address' turn among the requests that start. */
export const waitForStart = (address: string): Promise<void> =>
  new Promise(resolve =>
    requestStarts().add(address, end => {
      resolve();
      end();
    }),
  );
