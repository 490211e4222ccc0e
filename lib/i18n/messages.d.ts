import type messages from "@/messages/en.json";
import type { Locale } from "./locales";

declare module "use-intl" {
  // An interface, because TypeScript merges only these.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
