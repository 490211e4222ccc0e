import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors";

/** Returns the result of a verb, or shows the not-found screen if the verb fails with `not_found`. */
export const orNotFound = <Result>(result: Promise<Result>): Promise<Result> =>
  result.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
