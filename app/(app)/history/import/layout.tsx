import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreMessages } from "@/components/shell/more-messages";
import { layoutNamespaces, pickMessages } from "@/lib/i18n/browser-messages";

export default async function HistoryImportLayout({ children }: { children: ReactNode }) {
  const messages = pickMessages(await getMessages(), layoutNamespaces.historyImport);
  return <MoreMessages messages={messages}>{children}</MoreMessages>;
}
