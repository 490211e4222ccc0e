"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { destinations, isCurrent } from "./destinations";

const tabs = destinations.filter(({ isInUserMenu }) => !isInUserMenu);

/** The same rooms for a thumb. */
export function TabBar() {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 grid h-[calc(60px+env(safe-area-inset-bottom))] auto-cols-fr grid-flow-col border-line border-t bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {tabs.map(destination => {
        const here = isCurrent(pathname, destination);
        return (
          <Link
            key={destination.href}
            href={destination.href}
            aria-current={here ? "page" : undefined}
            className={clsx(
              "grid content-center justify-items-center gap-1 font-medium text-[11px]",
              here ? "text-accent-text" : "text-muted",
            )}
          >
            <destination.icon className="size-[22px]" aria-hidden />
            {destination.short}
          </Link>
        );
      })}
    </nav>
  );
}
