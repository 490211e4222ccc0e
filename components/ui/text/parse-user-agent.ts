// The order matters: the header of Edge also contains "Chrome", and the header of Chrome also contains "Safari".
const browsers: [pattern: RegExp, name: string][] = [
  [/Edg\w*\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: [pattern: RegExp, name: string][] = [
  [/Windows/, "Windows"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

const nameIn = (list: typeof browsers, text: string) => list.find(([pattern]) => pattern.test(text))?.[1];

/** Returns the browser and system of a User-Agent header, or the name that a program gives itself. Null if there is none. */
export function parseUserAgent(
  userAgent: string | null,
): { name: string; system?: string | undefined } | null {
  if (!userAgent) return null;
  const name = nameIn(browsers, userAgent);
  if (name) return { name, system: nameIn(systems, userAgent) };
  return { name: userAgent.split(/[\s(]/)[0] || userAgent };
}
