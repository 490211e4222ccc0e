import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { guides } from "./guides";

export const metadata: Metadata = { title: "Guides" };

export default function DocsPage() {
  return (
    <>
      <PageHeader title="Guides" />
      <ul className="grid gap-4 sm:grid-cols-2">
        {guides.map(({ href, name, text }) => (
          <li key={href} className="grid content-start gap-1 rounded-lg border border-line bg-panel p-5">
            <Link href={href} className="font-semibold text-accent-text underline">
              {name}
            </Link>
            <p className="text-pretty text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
