import { jsonReply } from "../../http/message";
import { hash, seededRandom } from "../../random";
import { trackExists } from "../../world/tracks";
import type { World } from "../../world/world";
import { badRequest, forbidden, notFound } from "../http/api-error";
import { type ApiRequest, type ApiRoute, openRoute } from "../http/api-route";
import { requireQuery } from "../http/request";

const maxIds = 100;
/** About one track in 40 has no audio features. */
const unanalyzedEvery = 40;

/**
 * Only apps from before November 2024 may read audio features. Their quota group is undocumented; `tracks` is a guess,
 * because Spotify's docs list these endpoints under Tracks.
 */
export const audioFeaturesRoutes: readonly ApiRoute[] = [
  openRoute("GET /audio-features", "tracks", listAudioFeatures),
  openRoute("GET /audio-features/{id}", "tracks", getAudioFeatures),
];

function listAudioFeatures(request: ApiRequest) {
  if (!request.app.audioFeatures) throw forbidden();
  const ids = requireQuery(request, "ids").split(",");
  if (ids.length > maxIds) throw badRequest("Too many ids requested");
  return jsonReply({ audio_features: ids.map(id => audioFeaturesObject(request.world, id)) });
}

function getAudioFeatures({ world, app, params }: ApiRequest) {
  if (!app.audioFeatures) throw forbidden();
  const features = audioFeaturesObject(world, params.id ?? "");
  if (!features) throw notFound();
  return jsonReply(features);
}

/** Derives the features from the id; null for a track without features. */
function audioFeaturesObject(world: World, id: string) {
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
