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
  /** The key of its names in the catalog. */
  key: "music" | "search" | "library" | "liked" | "history" | "imports" | "profile";
  icon: LucideIcon;
  /** Paths of other screens that belong to this destination. */
  otherPaths?: string[];
  /** True if only the user menu shows it on phones, because the tab bar has no room for it. */
  isInUserMenu?: true;
};

/** Main screens of the app, in the order of the navigation. */
export const destinations: Destination[] = [
  { href: "/music", key: "music", icon: Disc3 },
  { href: "/search", key: "search", icon: Search, otherPaths: ["/albums", "/artists"] },
  {
    href: "/library",
    key: "library",
    icon: LibraryBig,
    otherPaths: ["/playlists", "/shuffles"],
  },
  { href: "/liked", key: "liked", icon: Heart },
  { href: "/history", key: "history", icon: History },
  { href: "/imports", key: "imports", icon: Download },
  { href: "/profile", key: "profile", icon: UserRound, isInUserMenu: true },
];

export const isCurrent = (pathname: string, { href, otherPaths = [] }: Destination) =>
  [href, ...otherPaths].some(path => pathname === path || pathname.startsWith(`${path}/`));
