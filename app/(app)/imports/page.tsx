import type { Metadata } from "next";
import { ImportsScreen } from "@/components/imports/imports-screen";
import { requireContext } from "@/lib/api/auth/browser-session";

export const metadata: Metadata = { title: "Imports" };

/** The layout loads the imports. */
export default async function ImportsPage() {
  await requireContext("/imports");
  return <ImportsScreen />;
}
