import type { Metadata } from "next";
import { ApiGuide } from "@/components/docs/api/api-guide";
import { limits } from "@/lib/api/limits";

export const metadata: Metadata = {
  title: "Using the API",
  description: "Tokens, pages, errors, limits and live events of the REST API.",
};

export default function ApiGuidePage() {
  return <ApiGuide limits={limits} />;
}
