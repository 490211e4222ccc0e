import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ServicesScreen } from "@/components/services/services-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { getConnection } from "@/lib/connections/get-connection";
import { getCredentials } from "@/lib/connections/get-credentials";
import { markScreenLoaded } from "../../screen-loaded";
import { disconnectAction, removeCredentialsAction, saveCredentialsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("services");
  return { title: t("title") };
}

export default async function ServicesPage() {
  const ctx = await requireContext("/profile/services");
  const [credentials, connection] = await Promise.all([getCredentials(ctx), getConnection(ctx)]);
  markScreenLoaded();
  return (
    <ServicesScreen
      credentials={credentials}
      connection={connection}
      save={saveCredentialsAction}
      remove={removeCredentialsAction}
      disconnect={disconnectAction}
    />
  );
}
