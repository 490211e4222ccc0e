/** Returns `{spotify: …}` with the URL in Spotify's web app. */
export function externalUrls(kind: string, id: string) {
  return { spotify: `https://open.spotify.com/${kind}/${id}` };
}

/** Returns the keys that nearly every object has: its URLs, id, type and URI. */
export function identity<Kind extends string>(origin: string, kind: Kind, id: string) {
  return {
    external_urls: externalUrls(kind, id),
    href: `${origin}/v1/${kind}s/${id}`,
    id,
    type: kind,
    uri: `spotify:${kind}:${id}`,
  };
}
