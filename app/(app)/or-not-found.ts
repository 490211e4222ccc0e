import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors";

/** Shows the not-found screen when a verb does not find what a page is about. */
export const orNotFound = <Found>(found: Promise<Found>): Promise<Found> =>
  found.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
