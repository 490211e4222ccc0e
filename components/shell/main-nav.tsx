"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { collections, type Destination, destinations, isCurrent, libraryParts, tabs } from "./destinations";

type NavLinkProps = { destination: Destination; className: string; children: ReactNode };

/** Fetches its screen as soon as it is about to be pressed. Fetching all screens with each page would cost a request for each. */
function NavLink({ destination, className, children }: NavLinkProps) {
  const [isWanted, setIsWanted] = useState(false);
  const want = () => setIsWanted(true);
  return (
    <Link
      href={destination.href}
      prefetch={isWanted ? null : false}
      onPointerEnter={want}
      onFocus={want}
      aria-current={isCurrent(usePathname(), destination) ? "page" : undefined}
      className={className}
    >
      {children}
    </Link>
  );
}

/** Main navigation on wide screens. */
export function SideNav() {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("mainNavigation")} className="grid gap-0.5">
      {destinations.map(destination => (
        <NavLink
          key={destination.href}
          destination={destination}
          // In a short window, more room stays for the playlists below.
          className="group relative flex h-10 items-center [@media(height<52rem)]:h-8 gap-3 rounded-md px-3 font-medium text-[15px] text-muted transition-colors hover:text-ink aria-[current=page]:bg-raised aria-[current=page]:text-ink"
        >
          <span
            className="absolute inset-y-2.5 left-0 hidden w-[3px] rounded-full bg-accent group-aria-[current=page]:block"
            aria-hidden
          />
          <destination.icon className="size-5 group-aria-[current=page]:text-accent-text" aria-hidden />
          {t(`destinations.${destination.key}`)}
        </NavLink>
      ))}
    </nav>
  );
}

/** Main navigation on phones, at the bottom of the screen. */
export function TabBar() {
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="fixed inset-x-0 bottom-0 z-30 grid h-[calc(60px+env(safe-area-inset-bottom))] grid-cols-4 border-line border-t bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {tabs.map(destination => (
        <NavLink
          key={destination.href}
          destination={destination}
          className="grid content-center justify-items-center gap-1 font-medium text-[11px] text-muted aria-[current=page]:text-accent-text"
        >
          <destination.icon className="size-[22px]" aria-hidden />
          {t(`destinations.${destination.key}`)}
        </NavLink>
      ))}
    </nav>
  );
}

/** Links to albums and artists, and on phones to the main screens that have no tab. */
export function LibraryParts() {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("libraryParts")} className="mb-6 flex flex-wrap gap-2">
      {[...collections, ...libraryParts].map(destination => (
        <NavLink
          key={destination.href}
          destination={destination}
          className={clsx(
            "flex h-10 items-center gap-2 rounded-full border border-line px-4 font-medium text-sm hover:border-line-strong",
            // Wide screens have them in the main navigation.
            libraryParts.includes(destination) && "md:hidden",
          )}
        >
          <destination.icon className="size-4 text-muted" aria-hidden />
          {t(`destinations.${destination.key}`)}
        </NavLink>
      ))}
    </nav>
  );
}
