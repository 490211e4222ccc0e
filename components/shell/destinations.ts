import {
  ChartNoAxesColumn,
  Disc3,
  DiscAlbum,
  Download,
  Heart,
  History,
  LibraryBig,
  type LucideIcon,
  MicVocal,
  Music4,
  Search,
  UserRound,
} from "lucide-react";

export type Destination = {
  href: string;
  /** The key of its name in the catalog. */
  key:
    | "music"
    | "search"
    | "library"
    | "liked"
    | "history"
    | "insights"
    | "imports"
    | "profile"
    | "songs"
    | "albums"
    | "artists";
  icon: LucideIcon;
  /** Paths of other screens that belong to this destination. */
  otherPaths?: string[];
  /** Paths of screens that belong to this tab on phones, where the navigation has four tabs. Without it, it is no tab. */
  tab?: string[];
};

/** Main screens of the app, in the order of the navigation. */
export const destinations: Destination[] = [
  { href: "/music", key: "music", icon: Disc3, otherPaths: ["/recommendations"], tab: [] },
  { href: "/search", key: "search", icon: Search, tab: [] },
  {
    href: "/library",
    key: "library",
    icon: LibraryBig,
    otherPaths: ["/playlists", "/shuffles", "/albums", "/artists"],
    tab: ["/songs", "/liked", "/history", "/insights", "/imports"],
  },
  { href: "/songs", key: "songs", icon: Music4 },
  { href: "/liked", key: "liked", icon: Heart },
  { href: "/history", key: "history", icon: History },
  { href: "/insights", key: "insights", icon: ChartNoAxesColumn },
  { href: "/imports", key: "imports", icon: Download },
  { href: "/profile", key: "profile", icon: UserRound, tab: ["/admin", "/first-steps"] },
];

/** The main screens that are tabs on phones. */
export const tabs = destinations.flatMap(({ tab, otherPaths = [], ...destination }) =>
  tab ? [{ ...destination, otherPaths: [...otherPaths, ...tab] }] : [],
);

/** The other main screens. On phones, the library has links to them. */
export const libraryParts = destinations.filter(({ tab }) => !tab);

/** Screens that only the library leads to. */
export const collections: Destination[] = [
  { href: "/albums", key: "albums", icon: DiscAlbum },
  { href: "/artists", key: "artists", icon: MicVocal },
];

export const isCurrent = (pathname: string, { href, otherPaths = [] }: Destination) =>
  [href, ...otherPaths].some(path => pathname === path || pathname.startsWith(`${path}/`));
