"use server";

import { revalidatePath } from "next/cache";
import { requireContext } from "@/lib/api/auth/browser-session";
import { beginAction } from "@/lib/api/http/form-errors";
import { hideFirstSteps } from "@/lib/connections/hide-first-steps";

/** Hides the checklist from the next visit of Music on. */
export async function finishFirstSteps(): Promise<void> {
  beginAction();
  await hideFirstSteps(await requireContext("/music"));
}

/** Hides the checklist at once. */
export async function hideFirstStepsAction(): Promise<void> {
  await finishFirstSteps();
  revalidatePath("/music");
}
