import type { Metadata } from "next";
import { DocsHome } from "@/components/docs/docs-home";

export const metadata: Metadata = { title: "Guides and API" };

export default function DocsPage() {
  return <DocsHome />;
}
