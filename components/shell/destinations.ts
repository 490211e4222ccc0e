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
  short: string;
  icon: LucideIcon;
  /** Paths of other screens that belong to this destination. */
  otherPaths?: string[];
  /** Left out of the phone's tab bar, which has no room for it: the user menu contains it. */
  isInUserMenu?: true;
};

/** Main screens of the app, in the order of the navigation. */
export const destinations: Destination[] = [
  { href: "/music", name: "Music", short: "Music", icon: Disc3 },
  { href: "/search", name: "Search", short: "Search", icon: Search, otherPaths: ["/albums", "/artists"] },
  {
    href: "/library",
    name: "Library",
    short: "Library",
    icon: LibraryBig,
    otherPaths: ["/playlists", "/shuffles"],
  },
  { href: "/liked", name: "Liked songs", short: "Liked", icon: Heart },
  { href: "/history", name: "History", short: "History", icon: History },
  { href: "/imports", name: "Imports", short: "Imports", icon: Download },
  { href: "/profile", name: "Profile", short: "Profile", icon: UserRound, isInUserMenu: true },
];

export const isCurrent = (pathname: string, { href, otherPaths = [] }: Destination) =>
  [href, ...otherPaths].some(path => pathname === path || pathname.startsWith(`${path}/`));
