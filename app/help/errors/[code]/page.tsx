import { Lexer } from "marked";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { ErrorArticleScreen } from "@/components/help/error-article";
import { errorArticle, errorCodes } from "@/lib/help/error-article";

type Props = { params: Promise<{ code: string }> };

async function requireArticle({ params }: Props) {
  const { code } = await params;
  const known = errorCodes.find(errorCode => errorCode === code);
  return known ? errorArticle(await getLocale(), known) : notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, happened } = await requireArticle(props);
  return { title, description: happened };
}

export default async function ErrorArticlePage(props: Props) {
  const { happened, why, action, reasons, ...article } = await requireArticle(props);
  return (
    <ErrorArticleScreen
      {...article}
      happened={Lexer.lexInline(happened)}
      why={Lexer.lexInline(why)}
      action={Lexer.lexInline(action)}
      reasons={reasons.map(reason => ({ ...reason, text: Lexer.lexInline(reason.text) }))}
    />
  );
}
