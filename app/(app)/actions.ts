"use server";

import { redirect } from "next/navigation";
import { closeBrowserSession } from "@/lib/api/auth/browser-session";

export async function signOut(): Promise<void> {
  await closeBrowserSession();
  redirect("/sign-in");
}
