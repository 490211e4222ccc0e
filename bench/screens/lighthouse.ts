/** The scores of Lighthouse, from 0 to 100. */
export type Scores = { performance: number; accessibility: number; "best-practices": number };

/** Judges a page by Lighthouse's default preset, a phone on a slow network. */
export async function judge(address: string, cookie: string, port: number): Promise<Scores> {
  const { default: lighthouse } = await import("lighthouse");
  const categories = ["performance", "accessibility", "best-practices"] as const;
  const result = await lighthouse(address, {
    port,
    logLevel: "silent",
    output: "json",
    onlyCategories: [...categories],
    extraHeaders: { Cookie: cookie },
  });
  const score = (category: (typeof categories)[number]) =>
    Math.round((result?.lhr.categories[category]?.score ?? 0) * 100);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    "best-practices": score("best-practices"),
  };
}
