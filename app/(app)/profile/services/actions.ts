"use server";

import { revalidatePath } from "next/cache";
import { requireContext } from "@/lib/api/auth/browser-session";
import { formAction } from "@/lib/api/form-action";
import { countRequest } from "@/lib/api/limits";
import { deleteCredentials } from "@/lib/connections/delete-credentials";
import { disconnect } from "@/lib/connections/disconnect";
import { saveCredentials } from "@/lib/connections/save-credentials";
import type { FormState } from "@/lib/schemas/form";
import { credentialsInput } from "@/lib/schemas/spotify";

const here = "/profile/services";

/** The shell shows the connection too, so all of it is read again. */
const refresh = () => revalidatePath("/", "layout");

export async function saveCredentialsAction(_: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext(here);
  return formAction(credentialsInput, form, async input => {
    await countRequest([["credentials", ctx.userId]]);
    await saveCredentials(ctx, input);
    refresh();
  });
}

export async function removeCredentialsAction(): Promise<void> {
  await deleteCredentials(await requireContext(here));
  refresh();
}

export async function disconnectAction(purge: boolean): Promise<void> {
  await disconnect(await requireContext(here), { purge: purge === true });
  refresh();
}
