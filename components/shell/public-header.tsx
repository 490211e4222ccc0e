import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "./logo";

type PublicHeaderProps = {
  /** The name of the navigation. */
  label: string;
  links: { href: string; name: string }[];
  action: ReactNode;
};

/** Header of the pages that people also read without an account. */
export function PublicHeader({ label, links, action }: PublicHeaderProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-8 gap-y-2 py-5">
      <Link href="/" className="rounded-md" aria-label="Tonearm">
        <Logo />
      </Link>
      <nav aria-label={label} className="flex flex-wrap gap-x-6 text-sm">
        {links.map(({ href, name }) => (
          <Link key={href} href={href} className="py-2 font-medium text-muted hover:text-ink">
            {name}
          </Link>
        ))}
      </nav>
      {action}
    </header>
  );
}
