import { AppError, type ErrorCode } from "@/lib/core/errors";
import type { SkipReason } from "@/lib/schemas/spotify";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";

/** After as many failing playlists without a page of another one, Spotify is down. */
const maxFailuresInARow = 5;

const reasons: Partial<Record<ErrorCode, SkipReason>> = {
  not_found_on_spotify: "gone",
  spotify_reply_unusable: "unusable",
  forbidden_by_spotify: "not_readable",
  refused_by_spotify: "failing",
};

/** Decides if an error concerns one playlist, which is then left out, or the whole import. */
export class FailingPlaylists {
  private answeredAt = Number.NEGATIVE_INFINITY;
  private readonly failedSinceAnswer = new Set<string>();

  /** @param canWait false if the import would fail instead of waiting for the end of an outage */
  constructor(
    private readonly client: Pick<UserSpotifyClient, "playlists">,
    private readonly canWait: boolean,
  ) {}

  /** Called for every page of a playlist that Spotify sent. */
  answered(): void {
    this.answeredAt = performance.now();
    this.failedSinceAnswer.clear();
  }

  /**
   * Returns the reason to leave out a playlist. After a failure of Spotify, makes one more call if no other playlist was sent
   * since `startedAt`: if that fails as well, Spotify is down.
   * @throws the error if it concerns the whole import
   */
  async reasonFor(error: unknown, playlistId: string, startedAt: number): Promise<SkipReason> {
    if (!(error instanceof AppError)) throw error;
    const reason = reasons[error.code];
    if (reason) return reason;
    if (error.code !== "spotify_unavailable") throw error;
    if (this.answeredAt >= startedAt) return "failing";
    await this.client.playlists(0);
    this.failedSinceAnswer.add(playlistId);
    if (this.canWait && this.failedSinceAnswer.size >= maxFailuresInARow) throw error;
    return "failing";
  }
}
