import type { Browser } from "@playwright/test";
import type { Control, SpotifyAccount } from "@/testing/spotify/simulator-client";

/** An instance whose exchanges with people and with Spotify are recorded. */
export type ObservedInstance = {
  url: string;
  control: Control;
  browser: Browser;
  databaseUrl: string;
  /** Returns the credentials that Spotify and this account exchanged last, by the placeholders of the faults. */
  latestCredentials: (account: SpotifyAccount) => Record<"ACCESS" | "REFRESH" | "BASIC" | "SECRET", string>;
  /** Opens every page in a browser instead of only requesting it: other steps make the requests of an open page, too. */
  opensEveryPage: boolean;
};
