import { jsonReply } from "../../http/message";
import { hash, seededRandom } from "../../random";
import { trackExists } from "../../world/tracks";
import type { World } from "../../world/world";
import { badRequest, forbidden, notFound } from "../http/api-error";
import { type ApiRequest, type ApiRoute, open } from "../http/api-route";
import { needQuery } from "../http/request";

const maxIds = 100;
/** Spotify has analysed nearly everything: about one track in so many has nothing. */
const unanalyzedEvery = 40;

/**
 * Removed in November 2024 for apps that did not use them before. Which quota they count for nobody has written down:
 * Spotify's documents have them under Tracks.
 */
export const audioFeaturesRoutes: readonly ApiRoute[] = [
  open("GET /audio-features", "tracks", many),
  open("GET /audio-features/{id}", "tracks", one),
];

function many(request: ApiRequest) {
  if (!request.app.audioFeatures) throw forbidden();
  const ids = needQuery(request, "ids").split(",");
  if (ids.length > maxIds) throw badRequest("Too many ids requested");
  return jsonReply({ audio_features: ids.map(id => featuresOf(request.world, id)) });
}

function one({ world, app, params }: ApiRequest) {
  if (!app.audioFeatures) throw forbidden();
  const features = featuresOf(world, params.id ?? "");
  if (!features) throw notFound();
  return jsonReply(features);
}

/** The same for a track each time; null for what Spotify has not analysed. */
function featuresOf(world: World, id: string) {
  const track = world.catalog.tracks.get(id);
  if (!track || !trackExists(world, id) || hash(id) % unanalyzedEvery === 0) return null;
  const random = seededRandom(hash(id));
  const share = () => Math.round(random() * 1000) / 1000;
  return {
    danceability: share(),
    energy: share(),
    key: Math.floor(random() * 12),
    loudness: -Math.round(random() * 30_000) / 1000,
    mode: Math.floor(random() * 2),
    speechiness: share(),
    acousticness: share(),
    instrumentalness: share(),
    liveness: share(),
    valence: share(),
    tempo: Math.round(60_000 + random() * 140_000) / 1000,
    type: "audio_features",
    id,
    uri: `spotify:track:${id}`,
    track_href: `${world.origin}/v1/tracks/${id}`,
    analysis_url: `${world.origin}/v1/audio-analysis/${id}`,
    duration_ms: track.durationMs,
    time_signature: 4,
  };
}
