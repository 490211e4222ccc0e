"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { destinations, isCurrent } from "./destinations";

export function SideNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="grid gap-1">
      {destinations.map(destination => {
        const here = isCurrent(pathname, destination);
        return (
          <Link
            key={destination.href}
            href={destination.href}
            aria-current={here ? "page" : undefined}
            className={clsx(
              "relative flex h-11 items-center gap-3 rounded-md px-3 font-medium text-[15px] transition-colors",
              here ? "bg-raised text-ink" : "text-muted hover:text-ink",
            )}
          >
            {here && (
              <span className="absolute inset-y-3 left-0 w-[3px] rounded-full bg-accent" aria-hidden />
            )}
            <destination.icon className={clsx("size-5", here && "text-accent-text")} aria-hidden />
            {destination.name}
          </Link>
        );
      })}
    </nav>
  );
}
