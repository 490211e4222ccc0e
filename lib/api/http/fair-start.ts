import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import type { RequestListener } from "node:http";
import { perProcess } from "@/lib/platform/per-process";
import { addressOf } from "./address";

/** A task calls `end` when its start is over. */
type Task = (end: () => void) => void;

/** Starts that take longer wait for something, such as a distant database or a busy processor, and count no more. */
const maxStartMs = 50;

/**
 * Starts one task in each turn of the event loop: every other time one of the address with the fewest waiting tasks, so that a person
 * does not wait for a crowd, else those of different addresses in turn. While `busyCount` starts are in progress, an address that has one
 * of them waits, and others do not.
 */
export class FairStart {
  /** The tasks that wait, by address. The first address has waited longest for its turn. */
  private readonly waiting = new Map<string, Task[]>();
  /** The number of starts in progress, by address. */
  private readonly starting = new Map<string, number>();
  private startingCount = 0;
  private favorsFewest = false;
  private isPlanned = false;

  constructor(private readonly busyCount: number) {}

  /** Starts a task soon, in its own asynchronous context. */
  add(address: string, task: Task): void {
    const tasks = this.waiting.get(address) ?? [];
    this.waiting.set(address, tasks);
    tasks.push(AsyncResource.bind(task));
    this.planNext();
  }

  private planNext(): void {
    if (this.isPlanned || this.waiting.size === 0) return;
    this.isPlanned = true;
    setImmediate(() => {
      this.isPlanned = false;
      this.startNext();
    });
  }

  private mayStart(address: string): boolean {
    return this.startingCount < this.busyCount || !this.starting.has(address);
  }

  /** Chooses the address whose task starts next. */
  private chooseNext(): [string, Task[]] | undefined {
    const [first, ...others] = [...this.waiting].filter(([address]) => this.mayStart(address));
    this.favorsFewest = !this.favorsFewest;
    if (!first || !this.favorsFewest) return first;
    return others.reduce((best, other) => (other[1].length < best[1].length ? other : best), first);
  }

  private startNext(): void {
    const [address, tasks] = this.chooseNext() ?? [];
    const task = tasks?.shift();
    // The end of a start plans the next one.
    if (address === undefined || !tasks || !task) return;
    this.waiting.delete(address);
    if (tasks.length > 0) this.waiting.set(address, tasks);
    const end = this.begin(address);
    this.planNext();
    task(end);
  }

  /** Counts a start. @returns a function that ends it; further calls do nothing */
  private begin(address: string): () => void {
    const count = (change: 1 | -1) => {
      const starting = (this.starting.get(address) ?? 0) + change;
      if (starting > 0) this.starting.set(address, starting);
      else this.starting.delete(address);
      this.startingCount += change;
    };
    count(1);
    let isStarting = true;
    const end = () => {
      if (!isStarting) return;
      isStarting = false;
      clearTimeout(timer);
      count(-1);
      this.planNext();
    };
    const timer = setTimeout(end, maxStartMs).unref();
    return end;
  }
}

/**
 * An address that everybody shares starts 240 requests a second even if the look-ups take longer than a start counts. That is more than
 * its rate limit, and 12 look-ups keep all connections for requests busy.
 */
const busyCount = 12;

const requestStarts = () => perProcess("request starts", () => new FairStart(busyCount));
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
