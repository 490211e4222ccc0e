import {
  Disc3,
  Download,
  Heart,
  History,
  LibraryBig,
  type LucideIcon,
  Search,
  UserRound,
} from "lucide-react";

export type Destination = {
  href: string;
  name: string;
  shortName: string;
  icon: LucideIcon;
  /** Paths of other screens that belong to this destination. */
  otherPaths?: string[];
  /** True if only the user menu shows it on phones, because the tab bar has no room for it. */
  isInUserMenu?: true;
};

/** Main screens of the app, in the order of the navigation. */
export const destinations: Destination[] = [
  { href: "/music", name: "Music", shortName: "Music", icon: Disc3 },
  { href: "/search", name: "Search", shortName: "Search", icon: Search, otherPaths: ["/albums", "/artists"] },
  {
    href: "/library",
    name: "Library",
    shortName: "Library",
    icon: LibraryBig,
    otherPaths: ["/playlists", "/shuffles"],
  },
  { href: "/liked", name: "Liked songs", shortName: "Liked", icon: Heart },
  { href: "/history", name: "History", shortName: "History", icon: History },
  { href: "/imports", name: "Imports", shortName: "Imports", icon: Download },
  { href: "/profile", name: "Profile", shortName: "Profile", icon: UserRound, isInUserMenu: true },
];

export const isCurrent = (pathname: string, { href, otherPaths = [] }: Destination) =>
  [href, ...otherPaths].some(path => pathname === path || pathname.startsWith(`${path}/`));
