/** Why a song or playlist is left out of an import, a restore or a file, for the reasons that these share. */
export const leftOutLabels = {
  withdrawn: "Spotify no longer has this song",
  local: "A local file: Spotify does not let apps play or add it",
  not_readable:
    "The playlist belongs to somebody else: Spotify does not show its songs to apps in Development Mode",
} as const;
