import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ErrorList } from "@/components/help/error-list";
import { errorArticle, errorCodes } from "@/lib/help/error-article";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("help.errorList");
  return { title: t("title"), description: t("note") };
}

export default async function ErrorListPage() {
  const locale = await getLocale();
  return <ErrorList errors={errorCodes.map(code => errorArticle(locale, code))} />;
}
