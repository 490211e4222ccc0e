import { Disc3, Download, Heart, History, LibraryBig, type LucideIcon, UserRound } from "lucide-react";

type Destination = { href: string; name: string; short: string; icon: LucideIcon; also?: string };

/** The rooms of the house; `also` is a path that belongs to the same room. */
export const destinations: Destination[] = [
  { href: "/music", name: "Music", short: "Music", icon: Disc3 },
  { href: "/library", name: "Library", short: "Library", icon: LibraryBig, also: "/playlists" },
  { href: "/liked", name: "Liked songs", short: "Liked", icon: Heart },
  { href: "/history", name: "History", short: "History", icon: History },
  { href: "/imports", name: "Imports", short: "Imports", icon: Download },
  { href: "/profile", name: "Profile", short: "Profile", icon: UserRound },
];

export const isHere = (pathname: string, { href, also }: Destination) =>
  [href, also].some(path => path !== undefined && (pathname === path || pathname.startsWith(`${path}/`)));
