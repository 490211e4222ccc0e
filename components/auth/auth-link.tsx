import Link from "next/link";
import type { ReactNode } from "react";

/** Link in the texts of the sign-in and sign-up screens. */
export const AuthLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="font-medium text-accent-text underline underline-offset-4">
    {children}
  </Link>
);
