import type { Metadata } from "next";
import { ShuffleGuide } from "@/components/docs/shuffle/shuffle-guide";

export const metadata: Metadata = {
  title: "How the shuffle works",
  description: "The same playlist under three shuffles, run in your browser.",
};

export default function ShuffleGuidePage() {
  return <ShuffleGuide />;
}
