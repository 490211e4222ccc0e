/** The part of `errorMessages` about reading and editing playlists. */
export const playlistErrorMessages = {
  playlist_not_editable: {
    status: 409,
    title: "This playlist cannot be edited here",
    detail: {
      already_published: "This playlist is already on Spotify.",
      description:
        "Spotify does not let other apps delete the description of a playlist, so nothing was changed. Write another description, or delete it in the Spotify app and import again.",
      local_files: "Spotify does not let other apps add local files to a playlist.",
      positions_unknown:
        "Spotify counts {count} more songs in this playlist than it shows to other apps, so nobody knows at which positions the songs are. Tonearm can add songs at the end and remove songs that occur once. For anything else use the Spotify app, then import again.",
      not_owner: "This playlist belongs to somebody else on Spotify.",
      not_removable:
        "Spotify does not let other apps remove local files or withdrawn songs. Remove it in the Spotify app, then import again.",
      unpublishable_songs:
        "Spotify does not accept local files or withdrawn songs from other apps. Remove them, then publish again.",
    },
  },
  playlist_full: {
    status: 409,
    title: "This playlist is full",
    detail:
      "A playlist on Spotify holds at most {limit} songs, and this one would have {total}. Nothing was changed. Remove songs first, or put the rest into another playlist.",
  },
  playlist_changed_on_spotify: {
    status: 409,
    title: "Changed on Spotify, import first",
    detail: {
      edit: "This playlist was changed on Spotify since its last import, so the edit could have hit the wrong songs. Nothing was changed. Import it first, then try again.",
      incomplete:
        "This playlist was changed on Spotify during the edit. {written} of {total} parts of it were done, and the rest was not, so that no wrong song is changed. Import it first to see what it holds now; its former content is in its history.",
      restore:
        "This playlist was changed on Spotify since its last import. Import it first, so that nothing is lost; then restore the version.",
    },
  },
  playlist_edit_incomplete: {
    status: 503,
    title: "Only a part was done on Spotify",
    detail: {
      add: "{written} of {total} songs were added to the playlist, on Spotify and here. {message} Tonearm adds the others as soon as Spotify lets it; the same request, sent again, adds only the others.",
      move: "{written} of {total} moves were made, on Spotify and here. {message} Tonearm makes the others as soon as Spotify lets it; the same request, sent again, makes only the others.",
      publish:
        "The playlist is on Spotify with {written} of {total} songs. {message} Tonearm adds the others as soon as Spotify lets it; the same request, sent again, adds only the others.",
      remove:
        "Spotify removes all occurrences of a song at once, and {total} of them, which should stay, are not in the playlist now. {message} Tonearm adds them again as soon as Spotify lets it. The playlist's history has the content from before; restoring it brings them back, too.",
      remove_order:
        "The song was removed once, but its other occurrences are not at their places yet. {message} Tonearm moves them as soon as Spotify lets it; the playlist's history has the content from before.",
      restore:
        "Spotify accepted the first {written} of {total} songs, and the playlist now holds those. {message} Tonearm adds the others as soon as Spotify lets it; the same request, sent again, adds only the others. The former content is kept as the newest version.",
    },
  },
  playlist_busy: {
    status: 409,
    title: "Another edit of this playlist is still running",
    detail:
      "Tonearm is still writing an earlier edit of this playlist to Spotify. Nothing was changed; try again in a moment.",
  },
  playlist_not_readable: {
    status: 409,
    title: "This playlist's songs cannot be read",
    detail: "Spotify does not show your developer app the songs of other people's playlists.",
  },
} as const;
