"use server";

import { revalidatePath } from "next/cache";
import { recordError } from "@/lib/accounts/person-errors";
import { requireContext } from "@/lib/api/auth/browser-session";
import { formAction, requireForm } from "@/lib/api/form-action";
import { beginAction } from "@/lib/api/http/form-errors";
import { countRequest } from "@/lib/api/limits";
import { deleteCredentials } from "@/lib/connections/delete-credentials";
import { disconnect } from "@/lib/connections/disconnect";
import { saveCredentials } from "@/lib/connections/save-credentials";
import type { FormState } from "@/lib/schemas/form";
import { credentialsInput } from "@/lib/schemas/spotify";

const returnPath = "/profile/services";

/** Refreshes the whole layout, because the shell shows the connection too. */
const refreshLayout = () => revalidatePath("/", "layout");

export async function saveCredentialsAction(_: FormState, form: FormData): Promise<FormState> {
  requireForm(form);
  const ctx = await requireContext(returnPath);
  return formAction(ctx.locale, credentialsInput, form, async input => {
    await countRequest([{ limit: "credentials", subject: ctx.userId }]);
    await saveCredentials(ctx, input).catch((error: unknown) => {
      recordError(ctx.userId, "PUT /me/spotify/credentials", error, ctx.requestId);
      throw error;
    });
    refreshLayout();
  });
}

export async function removeCredentialsAction(): Promise<void> {
  beginAction();
  await deleteCredentials(await requireContext(returnPath));
  refreshLayout();
}

export async function disconnectAction(purge: boolean): Promise<void> {
  beginAction();
  // The browser can send any value, not only a boolean.
  await disconnect(await requireContext(returnPath), { purge: purge === true });
  refreshLayout();
}
