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

type Destination = {
  href: string;
  name: string;
  short: string;
  icon: LucideIcon;
  /** Paths that belong to the same room. */
  also?: string[];
  /** A phone has it in the user's menu at the top, and no room for one more tab. */
  isInUserMenu?: true;
};

/** The rooms of the house. */
export const destinations: Destination[] = [
  { href: "/music", name: "Music", short: "Music", icon: Disc3 },
  { href: "/search", name: "Search", short: "Search", icon: Search, also: ["/albums", "/artists"] },
  {
    href: "/library",
    name: "Library",
    short: "Library",
    icon: LibraryBig,
    also: ["/playlists", "/shuffles"],
  },
  { href: "/liked", name: "Liked songs", short: "Liked", icon: Heart },
  { href: "/history", name: "History", short: "History", icon: History },
  { href: "/imports", name: "Imports", short: "Imports", icon: Download },
  { href: "/profile", name: "Profile", short: "Profile", icon: UserRound, isInUserMenu: true },
];

export const isCurrent = (pathname: string, { href, also = [] }: Destination) =>
  [href, ...also].some(path => pathname === path || pathname.startsWith(`${path}/`));
