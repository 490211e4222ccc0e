import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { HelpArticleScreen } from "@/components/help/help-article";
import { findArticle } from "@/lib/help/read-articles";

type Props = { params: Promise<{ slug: string }> };

const requireArticle = async ({ params }: Props) =>
  findArticle(await getLocale(), (await params).slug) ?? notFound();

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, summary } = await requireArticle(props);
  return { title, description: summary };
}

export default async function HelpArticlePage(props: Props) {
  return <HelpArticleScreen article={await requireArticle(props)} />;
}
