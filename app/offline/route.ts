import { getLocale } from "next-intl/server";
import { offlinePage } from "@/lib/api/http/offline-page";
import type { Locale } from "@/lib/i18n/locales";

/** The page that the service worker shows without a network. */
export const GET = async (): Promise<Response> => offlinePage((await getLocale()) as Locale);
