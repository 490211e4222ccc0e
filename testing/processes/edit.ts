import { jobContext } from "@/lib/core/context";
import { addTracks } from "@/lib/playlists/add-tracks";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { publishPlaylist } from "@/lib/playlists/publish-playlist";
import { removeTrack } from "@/lib/playlists/remove-track";
import { restoreVersion } from "@/lib/playlists/versions/restore-version";

const verbs = {
  add: addTracks,
  remove: removeTrack,
  move: moveTracks,
  publish: publishPlaylist,
  restore: restoreVersion,
};

/** Edits a playlist on Spotify: `userId kind playlistId input`. Tests kill it in the middle. */
const [userId = "", kind = "", playlistId = "", input = "{}"] = process.argv.slice(2);
process.stdout.write("ready\n");
await verbs[kind as keyof typeof verbs](jobContext(userId, playlistId), playlistId, JSON.parse(input));
process.stdout.write("edited\n", () => process.exit());
