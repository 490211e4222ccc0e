"use server";

import { redirect } from "next/navigation";
import { closeBrowserSession } from "@/lib/api/auth/browser-session";
import { beginAction } from "@/lib/api/http/form-errors";

export async function signOut(): Promise<void> {
  beginAction();
  await closeBrowserSession();
  redirect("/sign-in");
}
