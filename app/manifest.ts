import type { MetadataRoute } from "next";
import { getLocale, getTranslations } from "next-intl/server";

/** Lets browsers install the app. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations("shell");
  return {
    id: "/",
    name: "Tonearm",
    short_name: "Tonearm",
    description: t("description"),
    lang: await getLocale(),
    start_url: "/music",
    display: "standalone",
    background_color: "#14100d",
    theme_color: "#14100d",
    categories: ["music"],
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: t("destinations.search"), url: "/search" },
      { name: t("destinations.liked"), url: "/liked" },
      { name: t("destinations.library"), url: "/library" },
    ],
  };
}
