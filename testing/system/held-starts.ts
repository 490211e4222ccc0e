import { onTestFinished } from "vitest";
import { perProcess, releasePerProcess } from "@/lib/platform/per-process";

/** Keeps what is added to the queue of starting requests until the test starts it. For one test. @returns the tasks, in their order */
export function holdStarts(): (() => void)[] {
  const tasks: (() => void)[] = [];
  const add = (_address: string, task: (end: () => void) => void) => tasks.push(() => task(() => undefined));
  releasePerProcess("request starts");
  perProcess("request starts", () => ({ add }));
  onTestFinished(() => void releasePerProcess("request starts"));
  return tasks;
}
