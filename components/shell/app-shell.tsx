import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { User } from "@/lib/schemas/accounts";
import { PlayerBar } from "../player/player-bar";
import { PlayerProvider } from "../player/state/player-provider";
import { SidebarPlaylists } from "../sidebar/sidebar-playlists";
import { AddToPlaylistProvider } from "../tracks/add-to-playlist/add-to-playlist-context";
import { ConnectionNotice } from "./connection-notice";
import { LateJobWatcher, LateShortcuts } from "./late-parts";
import { Logo } from "./logo";
import { SideNav, TabBar } from "./main-nav";
import { PartsLoader } from "./parts-loader";
import { UserMenu } from "./user-menu";

type AppShellProps = {
  user: User;
  /** The address of Spotify's player for browsers; null unless the person has switched it on. */
  soundScript: string | null;
  signOut: () => Promise<void>;
  children: ReactNode;
};

/** Frame of every signed-in screen: navigation, notices and the player. */
export function AppShell({ user, soundScript, signOut, children }: AppShellProps) {
  const t = useTranslations("shell");
  return (
    <PlayerProvider soundScript={soundScript}>
      <AddToPlaylistProvider>
        <a
          href="#content"
          className="-translate-y-20 fixed top-3 left-3 z-50 rounded-md bg-accent px-4 py-2.5 font-semibold text-on-accent focus:translate-y-0"
        >
          {t("skip")}
        </a>
        <aside className="fixed inset-y-0 left-0 z-20 hidden w-60 flex-col border-line border-r bg-panel px-3 pt-6 pb-4 md:flex [@media(height<52rem)]:pt-4 [body:has(#player)_&]:pb-[104px]">
          <Link
            href="/music"
            className="mb-5 rounded-md px-2 [@media(height<52rem)]:mb-3"
            aria-label="Tonearm"
          >
            <Logo />
          </Link>
          <SideNav />
          <div className="mt-4 flex min-h-0 flex-1 flex-col border-line border-t pt-2">
            <SidebarPlaylists />
          </div>
          <div className="pt-2">
            <UserMenu user={user} signOut={signOut} side="top" />
          </div>
        </aside>
        <header className="flex items-center justify-between px-4 pt-3 md:hidden">
          <Link href="/music" className="flex rounded-md" aria-label="Tonearm">
            <Logo />
          </Link>
          <UserMenu user={user} signOut={signOut} />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1360px] px-4 pt-5 pb-64 outline-none md:pr-10 md:pb-56 md:pl-[280px] md:pt-10 beside-queue:mr-[25rem] beside-queue:w-auto"
        >
          <ConnectionNotice />
          {children}
        </main>
        <PlayerBar />
        <TabBar />
        <LateJobWatcher />
        <PartsLoader />
      </AddToPlaylistProvider>
      <LateShortcuts />
    </PlayerProvider>
  );
}
