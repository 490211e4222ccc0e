/** Types of the API, made from its document by `npm run api:client`. Not to be edited by hand. */
export interface paths {
    "/admin/sync/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List everybody's imports */
        get: operations["getAdminSyncJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sync/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel anybody's import */
        post: operations["postAdminSyncJobsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the people of this instance */
        get: operations["getAdminUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an import for somebody */
        post: operations["postAdminUsersByIdSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/albums/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An album
         * @description By Spotify's id. What Spotify said is kept for a while; asking again costs no call then.
         */
        get: operations["getAlbumsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An artist
         * @description By Spotify's id.
         */
        get: operations["getArtistsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artists/{id}/albums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The albums of an artist
         * @description Ten at a time, as Spotify gives them.
         */
        get: operations["getArtistsByIdAlbums"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artists/{id}/songs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The songs of an artist in the library */
        get: operations["getArtistsByIdSongs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Gives a bearer token that may do everything its person may. For a program that works by itself, make an API token instead: it can be limited to reading and revoked alone.
         */
        post: operations["postAuthLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account
         * @description The first account of an instance becomes its admin. Where registration is closed, nobody else can make one.
         */
        post: operations["postAuthRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/spotify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go to Spotify's consent page
         * @description A link for browsers. What goes wrong is told on the Music page, and who is not signed in is sent to sign in.
         */
        get: operations["getAuthSpotify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is asking */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API tokens
         * @description The newest first; never with the tokens themselves.
         */
        get: operations["getMeApiTokens"];
        put?: never;
        /**
         * Make an API token
         * @description The token is in this reply only: keep it. `read` lets it ask, `write` lets it change things.
         */
        post: operations["postMeApiTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/api-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API token
         * @description It stops working at once.
         */
        delete: operations["deleteMeApiTokensById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export everything about me
         * @description All rows of all tables that belong to the person, as a file: account, sign-ins, connection, library, versions, listening, jobs, shuffles. No secrets. `GET /me/export` gives the library alone, in a form that can be imported again.
         */
        get: operations["getMeData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete the account
         * @description Deletes the person and everything that is stored about them, for good. What is on Spotify stays there. When the last admin leaves, the person who has been here longest becomes admin.
         */
        post: operations["postMeDelete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The library as a file
         * @description All playlists and liked songs. JSON can be imported again; CSV is for spreadsheets.
         */
        get: operations["getMeExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was played
         * @description The newest first, as far as Spotify told it. `nextReadAt` is when it is asked again.
         */
        get: operations["getMeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a file into the library
         * @description Takes what an export wrote as JSON, of up to 32 MB. Playlists are added, none is changed; Spotify is not asked.
         */
        post: operations["postMeImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/liked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the liked songs
         * @description The last liked first.
         */
        get: operations["getMeLiked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/liked/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Like a song
         * @description Here and on Spotify. One that is liked already stays so.
         */
        post: operations["postMeLikedById"];
        /**
         * Unlike a song
         * @description Here and on Spotify.
         */
        delete: operations["deleteMeLikedById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the password
         * @description Every other sign-in ends at once. API tokens stay; revoke those that should not.
         */
        put: operations["putMePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sign-ins
         * @description Browsers and programs that are signed in with the password, the newest first.
         */
        get: operations["getMeSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a sign-in
         * @description It stops working at once, also the one that asks.
         */
        delete: operations["deleteMeSessionsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/spotify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the connection stands */
        get: operations["getMeSpotify"];
        put?: never;
        post?: never;
        /**
         * Disconnect from Spotify
         * @description The library stays, unless `purge` asks for it to go as well. The developer app stays entered.
         */
        delete: operations["deleteMeSpotify"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/spotify/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect
         * @description Gives the address of Spotify's consent page. Open it in a browser within ten minutes; Spotify sends it back to `/callback`, or to your program, which then calls `POST /me/spotify/connect`.
         */
        post: operations["postMeSpotifyAuthorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/spotify/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish connecting
         * @description For a program that caught Spotify's redirect itself. A `state` works once.
         */
        post: operations["postMeSpotifyConnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/spotify/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The developer app that was entered */
        get: operations["getMeSpotifyCredentials"];
        /**
         * Enter a developer app
         * @description They are tried with Spotify before they are kept. The secret is never sent back.
         */
        put: operations["putMeSpotifyCredentials"];
        post?: never;
        /**
         * Forget the developer app
         * @description Ends the connection that was made with it.
         */
        delete: operations["deleteMeSpotifyCredentials"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description OpenAPI 3.1, made from the schemas that guard the routes.
         */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What plays
         * @description Asks Spotify each time, which is a call. To follow the player, use its events.
         */
        get: operations["getPlayer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can play */
        get: operations["getPlayerDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the player
         * @description What plays, each time it changed. However many streams a person has open, Spotify is asked once; nobody listening, nobody asks.
         */
        get: operations["getPlayerEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Skip to the next */
        post: operations["postPlayerNext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause */
        post: operations["postPlayerPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/play": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play
         * @description Something new: `uris`, a `contextUri` of Spotify, a playlist here in its order or shuffled. With none of them what was paused goes on.
         */
        post: operations["postPlayerPlay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/previous": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back to the one before */
        post: operations["postPlayerPrevious"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What comes next on Spotify */
        get: operations["getPlayerQueue"];
        put?: never;
        /** Queue a song or episode */
        post: operations["postPlayerQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set what repeats */
        post: operations["postPlayerRepeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/seek": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go to a moment of what plays */
        post: operations["postPlayerSeek"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/shuffle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn Spotify's own shuffle on or off
         * @description Tonearm's shuffle is a session of its own and leaves this one off.
         */
        post: operations["postPlayerShuffle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the music to another device */
        post: operations["postPlayerTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/player/volume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the volume */
        post: operations["postPlayerVolume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the playlists
         * @description `q` keeps those whose name contains it.
         */
        get: operations["getPlaylists"];
        put?: never;
        /**
         * Make a playlist
         * @description It is local: Spotify knows nothing of it until it is published.
         */
        post: operations["postPlaylists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A playlist */
        get: operations["getPlaylistsById"];
        /**
         * Rename or describe a playlist
         * @description What is left out stays as it is. One from Spotify is changed on Spotify as well.
         */
        put: operations["putPlaylistsById"];
        post?: never;
        /**
         * Delete a playlist
         * @description One from Spotify is unfollowed there as well.
         */
        delete: operations["deletePlaylistsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A playlist as a file */
        get: operations["getPlaylistsByIdExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a local playlist on Spotify */
        post: operations["postPlaylistsByIdPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/shuffle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shuffle session of a playlist */
        get: operations["getPlaylistsByIdShuffle"];
        put?: never;
        /**
         * Shuffle a playlist anew
         * @description Begins the playlist's session again from its first set.
         */
        post: operations["postPlaylistsByIdShuffle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/shuffle/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take the playlist's next song, with GET
         * @description The same, for players that can only fetch an address. It changes the session: the right to write is needed.
         */
        get: operations["getPlaylistsByIdShuffleNext"];
        put?: never;
        /**
         * Take the playlist's next song
         * @description Begins a session when there is none. After the last song of a set the next set begins.
         */
        post: operations["postPlaylistsByIdShuffleNext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/tracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a playlist holds
         * @description In its order. `from` leaves out that many from the start, for lists that are scrolled by hand; `q` keeps those whose title, artist or album contains it; `total` counts what matches.
         */
        get: operations["getPlaylistsByIdTracks"];
        put?: never;
        /**
         * Add songs to a playlist
         * @description By their ids here, by Spotify's URIs, or both; at `position`, or at the end. To one from Spotify they are added on Spotify first.
         */
        post: operations["postPlaylistsByIdTracks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/tracks/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an item out of a playlist */
        delete: operations["deletePlaylistsByIdTracksByItemid"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/tracks/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move items within a playlist */
        post: operations["postPlaylistsByIdTracksMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a playlist held before
         * @description One for each change that a sync or a restore made, the newest first.
         */
        get: operations["getPlaylistsByIdVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/versions/{versionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A version and what became of it
         * @description `limit` also says how many items of each change are named.
         */
        get: operations["getPlaylistsByIdVersionsByVersionid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/playlists/{id}/versions/{versionId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a version
         * @description On Spotify too. `undoVersionId` is the version that takes this back.
         */
        post: operations["postPlaylistsByIdVersionsByVersionidRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the library or Spotify
         * @description A search of the library costs nothing; one of Spotify is a call of the person's app. Spotify gives ten results of each kind, whatever `limit` is.
         */
        get: operations["getSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shuffles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the shuffle sessions */
        get: operations["getShuffles"];
        put?: never;
        /**
         * Shuffle anything
         * @description Playlists, the liked songs, an album or a search of the library. Begins anew where there was a session of it already. The same seed deals the same order.
         */
        post: operations["postShuffles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shuffles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A shuffle session */
        get: operations["getShufflesById"];
        put?: never;
        post?: never;
        /** End a shuffle session */
        delete: operations["deleteShufflesById"];
        options?: never;
        head?: never;
        /**
         * Change how far apart artists are kept
         * @description Deals the rest of the present set anew; nothing is lost or heard twice. It is kept for later sessions.
         */
        patch: operations["patchShufflesById"];
        trace?: never;
    };
    "/shuffles/{id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take the next song, with GET
         * @description The same, for players that can only fetch an address. It changes the session: the right to write is needed.
         */
        get: operations["getShufflesByIdNext"];
        put?: never;
        /**
         * Take the next song
         * @description After the last song of a set the next set begins.
         */
        post: operations["postShufflesByIdNext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shuffles/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What comes next */
        get: operations["getShufflesByIdUpcoming"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/songs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the songs of the library
         * @description In the order of their titles; `q` keeps those whose title, artist or album contains it.
         */
        get: operations["getSongs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/songs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A song */
        get: operations["getSongsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/songs/{id}/playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The playlists that hold a song */
        get: operations["getSongsByIdPlaylists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spotify/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import from Spotify
         * @description All playlists and liked songs unless the body says less. One import runs for a person: while it does, this answers with that one.
         */
        post: operations["postSpotifyImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the imports
         * @description The newest first.
         */
        get: operations["getSyncJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An import */
        get: operations["getSyncJobsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an import
         * @description What it brought until then stays. One that is over stays as it is.
         */
        post: operations["postSyncJobsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an import
         * @description The import each time it changed, until it is over.
         */
        get: operations["getSyncJobsByIdEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracks/{id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Like a track that is not in the library
         * @description By Spotify's id; it comes into the library.
         */
        post: operations["postTracksByIdLike"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An album with its songs. `fetchedAt` is when Spotify said so; an old time means that it could not be asked again. */
        Album: {
            artists: {
                id: string | null;
                name: string;
            }[];
            /** Format: date-time */
            fetchedAt: string;
            id: string;
            imageUrl: string | null;
            name: string;
            releaseDate: string | null;
            trackCount: number | null;
            tracks: components["schemas"]["FoundSong"][];
        };
        /** @description An album in a list. `releaseDate` is as exact as Spotify knows it: a year, a month or a day. */
        AlbumSummary: {
            artists: {
                id: string | null;
                name: string;
            }[];
            id: string;
            imageUrl: string | null;
            name: string;
            releaseDate: string | null;
            trackCount: number | null;
        };
        /** @description A key for an outside program; the token itself is shown once, when it is made. */
        ApiToken: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            lastUsedAt: string | null;
            name: string;
            scopes: ("read" | "write")[];
        };
        /** @description An artist. `fetchedAt` is when Spotify said so; an old time means that it could not be asked again. */
        Artist: {
            /** Format: date-time */
            fetchedAt: string;
            id: string;
            imageUrl: string | null;
            name: string;
        };
        /** @description An artist in a list. */
        ArtistSummary: {
            id: string;
            imageUrl: string | null;
            name: string;
        };
        /** @description How this person stands with Spotify. `cooldowns` are the pauses that Spotify asked for, `callsLast24h` the calls by group of endpoints. */
        Connection: {
            authorizedAt: string | null;
            callsLast24h: {
                [key: string]: number;
            };
            cooldowns: {
                group: string;
                /** @enum {string} */
                kind: "rate" | "quota";
                /** Format: date-time */
                until: string;
            }[];
            missingRights: string[];
            missingScopes: string[];
            reauthorizeBy: string | null;
            scopes: string[];
            spotifyUser: {
                displayName: string | null;
                id: string;
            } | null;
            /** @enum {string} */
            state: "no-credentials" | "credentials-saved" | "connected" | "expiring" | "reauth-required";
        };
        /** @description The developer app that was entered. The secret is never sent back. `redirectUriProblem` says why Spotify would refuse the redirect URI of this instance. */
        Credentials: {
            clientId: string | null;
            clientSecretSet: boolean;
            redirectUri: string;
            redirectUriProblem: string | null;
            verifiedAt: string | null;
        };
        /** @description A Spotify app or speaker that can play. */
        Device: {
            id: string | null;
            isActive: boolean;
            isRestricted: boolean;
            name: string;
            supportsVolume: boolean;
            type: string;
            volumePercent: number | null;
        };
        /** @description A library, or a single playlist, as a file. */
        ExportedLibrary: {
            /** Format: date-time */
            exportedAt: string;
            /** @constant */
            format: "tonearm-library";
            likedSongs: {
                addedAt: string & (unknown & unknown);
                /** @enum {string} */
                kind: "song" | "episode" | "local" | "unavailable";
                uri: string | null;
            }[];
            playlists: {
                /**
                 * @default owner
                 * @enum {string}
                 */
                access: "owner" | "metadata";
                /** @default  */
                description: string;
                items: {
                    addedAt: string & (unknown & unknown);
                    /** @enum {string} */
                    kind: "song" | "episode" | "local" | "unavailable";
                    uri: string | null;
                }[];
                name: string;
                /** @enum {string} */
                origin: "local" | "spotify";
                spotifyId: string | null;
            }[];
            /** @default [] */
            songs: {
                /** @default null */
                album: {
                    /** @default null */
                    id: string | null;
                    name: string;
                } | null;
                artists: {
                    /** @default null */
                    id: string | null;
                    name: string;
                }[];
                durationMs: number;
                /** @default null */
                imageUrl: string | null;
                /** @default true */
                isPlayable: boolean;
                /** @default null */
                isrc: string | null;
                title: string;
                uri: string;
            }[];
            /** @constant */
            version: 1;
        };
        /** @description A playlist that was found; `id` is null while it is not in the library, `trackCount` where Spotify keeps it to itself. */
        FoundPlaylist: {
            id: string | null;
            imageUrl: string | null;
            name: string;
            ownerName: string | null;
            spotifyId: string | null;
            trackCount: number | null;
        };
        /** @description A song wherever it was found, and how it stands in the library; `id` is null while it is not there. */
        FoundSong: {
            album: {
                id: string | null;
                name: string;
            } | null;
            artists: {
                id: string | null;
                name: string;
            }[];
            durationMs: number;
            id: string | null;
            imageUrl: string | null;
            isLiked: boolean;
            isLocal: boolean;
            isPlayable: boolean;
            isrc: string | null;
            playlists: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            spotifyId: string | null;
            title: string;
            uri: string;
        };
        /** @description What came of an import. `nameInFile` differs from `name` when a playlist of that name was there already. `songs.created` were new to the library; `leftOut` is what could not be brought in, by reason. */
        ImportReport: {
            leftOut: {
                count: number;
                examples: string[];
                reason: string;
            }[];
            playlists: {
                /** Format: uuid */
                id: string;
                name: string;
                nameInFile: string;
                trackCount: number;
            }[];
            songs: {
                created: number;
            };
        };
        /** @description A liked song and when it was liked. */
        LikedSong: {
            /** Format: date-time */
            addedAt: string;
            song: components["schemas"]["Song"];
        };
        /** @description A person as admins see them: `lastImport` is the newest one, whatever came of it. */
        ManagedUser: {
            callsLast24h: number;
            /** @enum {string} */
            connection: "no-credentials" | "credentials-saved" | "connected" | "expiring" | "reauth-required";
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** Format: uuid */
            id: string;
            lastImport: {
                /** Format: date-time */
                createdAt: string;
                finishedAt: string | null;
                /** @enum {string} */
                state: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
            } | null;
            /** @enum {string} */
            role: "member" | "admin";
            username: string;
        };
        /** @description An import as admins see it. */
        OwnedSyncJob: {
            automatic: boolean;
            counts: {
                added: number;
                playlists: number;
                removed: number;
                skipped: number;
                songs: number;
                unchanged: number;
            };
            /** Format: date-time */
            createdAt: string;
            error: {
                code: string;
                detail: string;
            } | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @constant */
            kind: "import";
            phase: string;
            progress: {
                done: number;
                total: number;
            };
            retryAt: string | null;
            skipped: {
                count: number;
                examples: string[];
                reason: string;
            }[];
            spotifyCalls: number;
            startedAt: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
            user: {
                /** Format: uuid */
                id: string;
                username: string;
            };
        };
        /** @description One play of one song. `source` is the way it came; with `possiblyMissedBefore` some plays between the older ones and this one may be missing. */
        Play: {
            contextUri: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            playedAt: string;
            possiblyMissedBefore: boolean;
            song: components["schemas"]["Song"];
            source: string;
        };
        /** @description What plays, and why the last look at the player failed, if it did. */
        PlayerEvent: {
            problem: {
                code: string;
                detail: string;
                retryAt: string | null;
            } | null;
            state: components["schemas"]["PlayerState"] | null;
        };
        /** @description What plays. `device` is null when no Spotify app is active; `item` is null during an advertisement. `progressMs` is as of `fetchedAt`. */
        PlayerState: {
            contextUri: string | null;
            device: components["schemas"]["Device"] | null;
            /** Format: date-time */
            fetchedAt: string;
            isPlaying: boolean;
            item: components["schemas"]["Playing"] | null;
            progressMs: number;
            /** @enum {string} */
            repeat: "off" | "track" | "context";
            shuffle: boolean;
        };
        /** @description What plays or comes next: a song or an episode. */
        Playing: {
            album: string | null;
            artists: string[];
            durationMs: number;
            imageUrl: string | null;
            title: string;
            uri: string;
        };
        /** @description A playlist of the library. With `access` `metadata` its songs cannot be read. */
        Playlist: {
            /** @enum {string} */
            access: "owner" | "metadata";
            description: string;
            /** Format: uuid */
            id: string;
            imageUrl: string | null;
            name: string;
            /** @enum {string} */
            origin: "local" | "spotify";
            ownerName: string | null;
            snapshotId: string | null;
            spotifyId: string | null;
            syncedAt: string | null;
            trackCount: number;
        };
        /** @description A place in a playlist; `song` is null when Spotify withdrew what stood there. */
        PlaylistItem: {
            /** Format: date-time */
            addedAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "song" | "episode" | "local" | "unavailable";
            position: number;
            song: components["schemas"]["Song"] | null;
        };
        /** @description What a playlist held until `createdAt`, when it was changed: on Spotify, which a `sync` found, by an `edit` here, or by a `restore`. Edits within an hour are one change. `added` and `removed` count what the change added and took away. */
        PlaylistVersion: {
            added: number;
            /** @enum {string} */
            cause: "sync" | "edit" | "restore";
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            removed: number;
            trackCount: number;
        };
        /** @description A refusal or failure, as RFC 9457 has it. */
        Problem: {
            /** @description Stable: what a program decides by. */
            code: string;
            /** @description What happened, why and what to do now, for a person. */
            detail: string;
            /** @description The fields that are wrong. */
            errors?: {
                message: string;
                path: string;
            }[];
            /** @description Names this request in the server's log. */
            requestId: string;
            /**
             * Format: date-time
             * @description When it is worth trying again.
             */
            retryAt?: string;
            status: number;
            title: string;
            type: string;
        };
        /** @description A sign-in, of a browser or of a program. */
        Session: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** @description The one that asks. */
            isCurrent: boolean;
            /**
             * @description `token`: a program that signed in.
             * @enum {string}
             */
            kind: "browser" | "token";
            userAgent: string | null;
        };
        /** @description `playlistId` is null unless one playlist is shuffled. `position` is the place of the next row in the set, from 1 (when none is left, of the last one), `remaining` how many are still to come, `leftOut` how many cannot be played. `isSingle`: there is one row only, which comes again and again. `isPlaying`: Spotify was given this session to play. `endedReason`: why it can go no further. */
        ShuffleSession: {
            /** Format: date-time */
            createdAt: string;
            endedReason: string | null;
            /** Format: uuid */
            id: string;
            isPlaying: boolean;
            isSingle: boolean;
            leftOut: number;
            name: string;
            playlistId: string | null;
            position: number;
            remaining: number;
            seed: string;
            set: number;
            size: number;
            source: components["schemas"]["ShuffleSource"];
            spread: components["schemas"]["Spread"];
        };
        /** @description What is shuffled. */
        ShuffleSource: {
            /** @constant */
            kind: "playlists";
            playlistIds: string[];
        } | {
            /** @constant */
            kind: "likedSongs";
        } | {
            albumId: string;
            /** @constant */
            kind: "album";
        } | {
            /** @constant */
            kind: "search";
            search: string;
        };
        /** @description `itemId` is the playlist's item, null where no playlist is shuffled. `remaining` counts the rows that still come in the set. */
        ShuffleStep: {
            itemId: string | null;
            position: number;
            remaining: number;
            set: number;
            song: components["schemas"]["Song"];
        };
        /** @description What comes next, over the border of the set when the next one is made. */
        ShuffleUpcoming: {
            items: {
                itemId: string | null;
                position: number;
                set: number;
                song: components["schemas"]["Song"];
            }[];
        };
        /** @description A song of the library. `artists[].id` and `album.id` are Spotify's; local files have none. */
        Song: {
            album: {
                id: string | null;
                name: string;
            } | null;
            artists: {
                id: string | null;
                name: string;
            }[];
            durationMs: number;
            /** Format: uuid */
            id: string;
            imageUrl: string | null;
            isLocal: boolean;
            isPlayable: boolean;
            isrc: string | null;
            spotifyId: string | null;
            title: string;
            uri: string;
        };
        /**
         * @description How far apart an artist's tracks are kept. `even`: nearly as far as can be, and it is easier to guess who comes next; `loose`: nearer to chance; `balanced` between them.
         * @enum {string}
         */
        Spread: "even" | "balanced" | "loose";
        /** @description An import and how far it is. Nobody asked for an `automatic` one: the library is kept up to date a few times a day. */
        SyncJob: {
            automatic: boolean;
            counts: {
                added: number;
                playlists: number;
                removed: number;
                skipped: number;
                songs: number;
                unchanged: number;
            };
            /** Format: date-time */
            createdAt: string;
            error: {
                code: string;
                detail: string;
            } | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @constant */
            kind: "import";
            phase: string;
            progress: {
                done: number;
                total: number;
            };
            retryAt: string | null;
            skipped: {
                count: number;
                examples: string[];
                reason: string;
            }[];
            spotifyCalls: number;
            startedAt: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
        };
        /** @description A person who has an account here. */
        User: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            role: "member" | "admin";
            username: string;
        };
        /** @description An entry of a version; `song` is null when Spotify withdrew it, or when it is no longer in the library. */
        VersionEntry: {
            /** Format: date-time */
            addedAt: string;
            /** @enum {string} */
            kind: "song" | "episode" | "local" | "unavailable";
            position: number;
            song: components["schemas"]["Song"] | null;
        };
    };
    responses: {
        /** @description Refused; `code` says why. */
        Problem400: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 400;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem401: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 401;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem403: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 403;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem404: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 404;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem409: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 409;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem413: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 413;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem415: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 415;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem422: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 422;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem429: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 429;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description `internal_error`: Not foreseen; it was logged. */
        Problem500: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 500;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem502: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 502;
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Refused; `code` says why. */
        Problem503: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 503;
                } & components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
         * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description `true` when this is the reply that an earlier request with the same Idempotency-Key got. */
        "Idempotency-Replayed": "true";
        /** @description What remains of them, and the seconds until they are whole again, such as `"read";r=1199;t=42`. */
        RateLimit: string;
        /** @description The limits that the request counted for, such as `"read";q=1200;w=60`. */
        "RateLimit-Policy": string;
        /** @description Seconds to wait. */
        "Retry-After": number;
        /** @description Names this request in the server's log. */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAdminSyncJobs: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a3-0142-7be6-84d9-72c81f3d5a55",
                     *           "kind": "import",
                     *           "automatic": false,
                     *           "state": "completed",
                     *           "phase": "done",
                     *           "progress": {
                     *             "done": 812,
                     *             "total": 812
                     *           },
                     *           "counts": {
                     *             "playlists": 14,
                     *             "songs": 640,
                     *             "added": 812,
                     *             "removed": 0,
                     *             "unchanged": 0,
                     *             "skipped": 0
                     *           },
                     *           "skipped": [],
                     *           "spotifyCalls": 31,
                     *           "retryAt": null,
                     *           "error": null,
                     *           "createdAt": "2026-11-21T09:30:00.000Z",
                     *           "startedAt": "2026-11-21T09:30:00.000Z",
                     *           "finishedAt": "2026-11-21T09:30:00.000Z",
                     *           "user": {
                     *             "id": "0199f3a3-25d0-7c88-a7be-9b03d4c86f77",
                     *             "username": "Ada"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["OwnedSyncJob"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postAdminSyncJobsByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of an import, whoever's it is. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-0142-7be6-84d9-72c81f3d5a55",
                     *       "kind": "import",
                     *       "automatic": false,
                     *       "state": "cancelled",
                     *       "phase": "done",
                     *       "progress": {
                     *         "done": 812,
                     *         "total": 812
                     *       },
                     *       "counts": {
                     *         "playlists": 14,
                     *         "songs": 640,
                     *         "added": 812,
                     *         "removed": 0,
                     *         "unchanged": 0,
                     *         "skipped": 0
                     *       },
                     *       "skipped": [],
                     *       "spotifyCalls": 31,
                     *       "retryAt": null,
                     *       "error": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "startedAt": "2026-11-21T09:30:00.000Z",
                     *       "finishedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SyncJob"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getAdminUsers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a3-25d0-7c88-a7be-9b03d4c86f77",
                     *           "email": "ada@example.org",
                     *           "username": "Ada",
                     *           "role": "member",
                     *           "createdAt": "2026-10-02T18:05:11.000Z",
                     *           "connection": "connected",
                     *           "callsLast24h": 43,
                     *           "lastImport": {
                     *             "state": "completed",
                     *             "createdAt": "2026-11-21T09:30:00.000Z",
                     *             "finishedAt": "2026-11-21T09:30:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ManagedUser"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postAdminUsersByIdSync: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of the person, whoever's it is. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "playlists": "all",
                 *       "likedSongs": true
                 *     }
                 */
                "application/json": {
                    /** @default true */
                    likedSongs?: boolean;
                    /** @default all */
                    playlists?: "all" | string[];
                };
            };
        };
        responses: {
            /** @description Accepted; it goes on in the background. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job": {
                     *         "id": "0199f3a3-0142-7be6-84d9-72c81f3d5a55",
                     *         "kind": "import",
                     *         "automatic": false,
                     *         "state": "queued",
                     *         "phase": "done",
                     *         "progress": {
                     *           "done": 812,
                     *           "total": 812
                     *         },
                     *         "counts": {
                     *           "playlists": 14,
                     *           "songs": 640,
                     *           "added": 812,
                     *           "removed": 0,
                     *           "unchanged": 0,
                     *           "skipped": 0
                     *         },
                     *         "skipped": [],
                     *         "spotifyCalls": 31,
                     *         "retryAt": null,
                     *         "error": null,
                     *         "createdAt": "2026-11-21T09:30:00.000Z",
                     *         "startedAt": "2026-11-21T09:30:00.000Z",
                     *         "finishedAt": "2026-11-21T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        job: components["schemas"]["SyncJob"];
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getAlbumsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *       "name": "Low Tide",
                     *       "artists": [
                     *         {
                     *           "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *           "name": "The Harbour Lights"
                     *         }
                     *       ],
                     *       "imageUrl": null,
                     *       "releaseDate": "2026-03-06",
                     *       "trackCount": 11,
                     *       "tracks": [
                     *         {
                     *           "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *           "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *           "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *           "title": "Sunday Promise",
                     *           "durationMs": 214000,
                     *           "artists": [
                     *             {
                     *               "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *               "name": "The Harbour Lights"
                     *             }
                     *           ],
                     *           "album": {
                     *             "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *             "name": "Low Tide"
                     *           },
                     *           "imageUrl": null,
                     *           "isrc": "GBAYE2600001",
                     *           "isLocal": false,
                     *           "isPlayable": true,
                     *           "isLiked": true,
                     *           "playlists": [
                     *             {
                     *               "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *               "name": "Slow mornings"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "fetchedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getArtistsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *       "name": "The Harbour Lights",
                     *       "imageUrl": null,
                     *       "fetchedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Artist"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getArtistsByIdAlbums: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *           "name": "Low Tide",
                     *           "artists": [
                     *             {
                     *               "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *               "name": "The Harbour Lights"
                     *             }
                     *           ],
                     *           "imageUrl": null,
                     *           "releaseDate": "2026-03-06",
                     *           "trackCount": 11
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "fetchedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": {
                        /** Format: date-time */
                        fetchedAt: string;
                        items: components["schemas"]["AlbumSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getArtistsByIdSongs: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *           "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *           "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *           "title": "Sunday Promise",
                     *           "durationMs": 214000,
                     *           "artists": [
                     *             {
                     *               "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *               "name": "The Harbour Lights"
                     *             }
                     *           ],
                     *           "album": {
                     *             "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *             "name": "Low Tide"
                     *           },
                     *           "imageUrl": null,
                     *           "isrc": "GBAYE2600001",
                     *           "isLocal": false,
                     *           "isPlayable": true,
                     *           "isLiked": true,
                     *           "playlists": [
                     *             {
                     *               "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *               "name": "Slow mornings"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["FoundSong"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postAuthLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "password": "a good long password"
                 *     }
                 */
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "ta_s_Zm9yIGV4YW1wbGUgb25seQ",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 2592000,
                     *       "user": {
                     *         "id": "0199f3a3-25d0-7c88-a7be-9b03d4c86f77",
                     *         "email": "ada@example.org",
                     *         "username": "Ada",
                     *         "role": "member",
                     *         "createdAt": "2026-10-02T18:05:11.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        accessToken: string;
                        expiresIn: number;
                        /** @constant */
                        tokenType: "Bearer";
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `wrong_email_or_password`: Wrong e-mail address or password. */
            401: components["responses"]["Problem401"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postAuthRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "username": "Ada",
                 *       "password": "a good long password"
                 *     }
                 */
                "application/json": {
                    email: string;
                    password: string;
                    username: string;
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0199f3a3-25d0-7c88-a7be-9b03d4c86f77",
                     *         "email": "ada@example.org",
                     *         "username": "Ada",
                     *         "role": "member",
                     *         "createdAt": "2026-10-02T18:05:11.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `registration_closed`: Registration is closed. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `email_taken`: E-mail address taken. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getAuthSpotify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To Spotify, or to a page of this instance that says what is in the way. */
            302: {
                headers: {
                    /** @description To Spotify, or to a page of this instance that says what is in the way. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-25d0-7c88-a7be-9b03d4c86f77",
                     *       "email": "ada@example.org",
                     *       "username": "Ada",
                     *       "role": "member",
                     *       "createdAt": "2026-10-02T18:05:11.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getMeApiTokens: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a3-36e9-7b19-8f41-ac15e2f90d88",
                     *           "name": "Desk lamp",
                     *           "scopes": [
                     *             "read"
                     *           ],
                     *           "createdAt": "2026-10-02T18:05:11.000Z",
                     *           "lastUsedAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ApiToken"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postMeApiTokens: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Desk lamp",
                 *       "scopes": [
                 *         "read"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name: string;
                    scopes: ("read" | "write")[];
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-36e9-7b19-8f41-ac15e2f90d88",
                     *       "name": "Desk lamp",
                     *       "scopes": [
                     *         "read"
                     *       ],
                     *       "createdAt": "2026-10-02T18:05:11.000Z",
                     *       "lastUsedAt": null,
                     *       "token": "ta_k_Zm9yIGV4YW1wbGUgb25seQ"
                     *     }
                     */
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: uuid */
                        id: string;
                        lastUsedAt: string | null;
                        name: string;
                        scopes: ("read" | "write")[];
                        token: string;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    deleteMeApiTokensById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a token of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getMeData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The name of the file. */
                    "Content-Disposition"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        exportedAt: string;
                        /** @constant */
                        format: "tonearm-account";
                        tables: {
                            [key: string]: {
                                [key: string]: unknown;
                            }[];
                        };
                        /** @constant */
                        version: 1;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postMeDelete: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "a good long password"
                 *     }
                 */
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `wrong_password`: Wrong password. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getMeExport: {
        parameters: {
            query?: {
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The name of the file. */
                    "Content-Disposition"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportedLibrary"];
                    "text/csv": string;
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getMeHistory: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a3-47fa-7d64-b853-bd26f3a41e99",
                     *           "playedAt": "2026-11-21T09:30:00.000Z",
                     *           "source": "spotify",
                     *           "contextUri": null,
                     *           "possiblyMissedBefore": false,
                     *           "song": {
                     *             "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *             "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *             "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *             "title": "Sunday Promise",
                     *             "durationMs": 214000,
                     *             "artists": [
                     *               {
                     *                 "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *                 "name": "The Harbour Lights"
                     *               }
                     *             ],
                     *             "album": {
                     *               "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *               "name": "Low Tide"
                     *             },
                     *             "imageUrl": null,
                     *             "isrc": "GBAYE2600001",
                     *             "isLocal": false,
                     *             "isPlayable": true
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "readAt": "2026-11-21T09:31:00.000Z",
                     *       "nextReadAt": "2026-11-21T10:31:00.000Z"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Play"][];
                        nextCursor: string | null;
                        nextReadAt: string | null;
                        readAt: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postMeImport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "tonearm-library",
                 *       "version": 1,
                 *       "playlists": [
                 *         {
                 *           "name": "Slow mornings",
                 *           "description": "",
                 *           "access": "owner",
                 *           "items": [
                 *             {
                 *               "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                 *               "addedAt": "2026-10-02T18:05:11.000Z"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "likedSongs": [],
                 *       "songs": [
                 *         {
                 *           "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                 *           "title": "Sunday Promise",
                 *           "durationMs": 214000,
                 *           "artists": [
                 *             {
                 *               "id": "0OdUWJ0sBjDrqHygGUXeCF",
                 *               "name": "The Harbour Lights"
                 *             }
                 *           ],
                 *           "album": {
                 *             "id": "1ATL5GLyefJaxhQzSPVrLX",
                 *             "name": "Low Tide"
                 *           },
                 *           "imageUrl": null,
                 *           "isrc": "GBAYE2600001",
                 *           "isPlayable": true
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** Format: date-time */
                    exportedAt?: string;
                    /** @constant */
                    format: "tonearm-library";
                    /** @default [] */
                    likedSongs?: {
                        addedAt: string & (unknown & unknown);
                        uri: string | null;
                    }[];
                    /** @default [] */
                    playlists?: {
                        /**
                         * @default owner
                         * @enum {string}
                         */
                        access?: "owner" | "metadata";
                        /** @default  */
                        description?: string;
                        items: {
                            addedAt: string & (unknown & unknown);
                            uri: string | null;
                        }[];
                        name: string;
                    }[];
                    /** @default [] */
                    songs?: {
                        /** @default null */
                        album?: {
                            /** @default null */
                            id?: string | null;
                            name: string;
                        } | null;
                        artists: {
                            /** @default null */
                            id?: string | null;
                            name: string;
                        }[];
                        durationMs: number;
                        /** @default null */
                        imageUrl?: string | null;
                        /** @default true */
                        isPlayable?: boolean;
                        /** @default null */
                        isrc?: string | null;
                        title: string;
                        uri: string;
                    }[];
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "playlists": [
                     *         {
                     *           "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *           "name": "Slow mornings",
                     *           "nameInFile": "Slow mornings",
                     *           "trackCount": 1
                     *         }
                     *       ],
                     *       "songs": {
                     *         "created": 1
                     *       },
                     *       "leftOut": []
                     *     }
                     */
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getMeLiked: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "addedAt": "2026-10-02T18:05:11.000Z",
                     *           "song": {
                     *             "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *             "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *             "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *             "title": "Sunday Promise",
                     *             "durationMs": 214000,
                     *             "artists": [
                     *               {
                     *                 "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *                 "name": "The Harbour Lights"
                     *               }
                     *             ],
                     *             "album": {
                     *               "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *               "name": "Low Tide"
                     *             },
                     *             "imageUrl": null,
                     *             "isrc": "GBAYE2600001",
                     *             "isLocal": false,
                     *             "isPlayable": true
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["LikedSong"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postMeLikedById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a song of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    deleteMeLikedById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a song of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    putMePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "a good long password",
                 *       "newPassword": "a better, longer password"
                 *     }
                 */
                "application/json": {
                    newPassword: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `wrong_password`: Wrong password. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getMeSessions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a3-2b18-7e02-91c5-2d80a7f4c6aa",
                     *           "kind": "browser",
                     *           "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                     *           "createdAt": "2026-10-02T18:05:11.000Z",
                     *           "expiresAt": "2026-11-21T09:30:00.000Z",
                     *           "isCurrent": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Session"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    deleteMeSessionsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a session of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getMeSpotify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "connected",
                     *       "spotifyUser": {
                     *         "id": "ada",
                     *         "displayName": "Ada"
                     *       },
                     *       "scopes": [
                     *         "playlist-read-private",
                     *         "user-library-read"
                     *       ],
                     *       "missingScopes": [],
                     *       "missingRights": [],
                     *       "authorizedAt": "2026-10-02T18:05:11.000Z",
                     *       "reauthorizeBy": "2027-04-02T18:05:11.000Z",
                     *       "cooldowns": [],
                     *       "callsLast24h": {
                     *         "playlists": 31,
                     *         "player": 12
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    deleteMeSpotify: {
        parameters: {
            query?: {
                /** @description `true` deletes what came from Spotify too. */
                purge?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postMeSpotifyAuthorize: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authorizeUrl": "https://accounts.spotify.com/authorize?client_id=0123456789abcdef"
                     *     }
                     */
                    "application/json": {
                        /** Format: uri */
                        authorizeUrl: string;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `redirect_uri_refused`: Spotify would refuse the redirect URI. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postMeSpotifyConnect: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "AQD-the-code-that-came-back",
                 *       "state": "the-state-that-came-back"
                 *     }
                 */
                "application/json": {
                    code: string;
                    state: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "connected",
                     *       "spotifyUser": {
                     *         "id": "ada",
                     *         "displayName": "Ada"
                     *       },
                     *       "scopes": [
                     *         "playlist-read-private",
                     *         "user-library-read"
                     *       ],
                     *       "missingScopes": [],
                     *       "missingRights": [],
                     *       "authorizedAt": "2026-10-02T18:05:11.000Z",
                     *       "reauthorizeBy": "2027-04-02T18:05:11.000Z",
                     *       "cooldowns": [],
                     *       "callsLast24h": {
                     *         "playlists": 31,
                     *         "player": 12
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `authorization_unknown`: Unknown sign-in at Spotify. `authorization_expired`: The sign-in at Spotify took too long. `authorization_denied`: Cancelled at Spotify. `authorization_failed`: Spotify did not complete the sign-in. `invalid_spotify_credentials`: Spotify refused the credentials. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getMeSpotifyCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "clientId": "0123456789abcdef0123456789abcdef",
                     *       "clientSecretSet": true,
                     *       "redirectUri": "https://music.example.org/callback",
                     *       "redirectUriProblem": null,
                     *       "verifiedAt": "2026-10-02T18:04:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    putMeSpotifyCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clientId": "0123456789abcdef0123456789abcdef",
                 *       "clientSecret": "00112233445566778899aabbccddeeff"
                 *     }
                 */
                "application/json": {
                    clientId: string;
                    clientSecret: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "clientId": "0123456789abcdef0123456789abcdef",
                     *       "clientSecretSet": true,
                     *       "redirectUri": "https://music.example.org/callback",
                     *       "redirectUriProblem": null,
                     *       "verifiedAt": "2026-10-02T18:04:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `invalid_spotify_credentials`: Spotify refused the credentials. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    deleteMeSpotifyCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.1"
                     *     }
                     */
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getPlayer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "device": {
                     *         "id": "5fbb3ba6aa454b5534c4ba43a8c7e8e4",
                     *         "name": "Desk",
                     *         "type": "Computer",
                     *         "isActive": true,
                     *         "isRestricted": false,
                     *         "supportsVolume": true,
                     *         "volumePercent": 40
                     *       },
                     *       "isPlaying": true,
                     *       "progressMs": 61200,
                     *       "fetchedAt": "2026-11-21T09:30:00.000Z",
                     *       "item": {
                     *         "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *         "title": "Sunday Promise",
                     *         "artists": [
                     *           "The Harbour Lights"
                     *         ],
                     *         "album": "Low Tide",
                     *         "imageUrl": null,
                     *         "durationMs": 214000
                     *       },
                     *       "contextUri": null,
                     *       "repeat": "off",
                     *       "shuffle": false
                     *     }
                     */
                    "application/json": components["schemas"]["PlayerState"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getPlayerDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "devices": [
                     *         {
                     *           "id": "5fbb3ba6aa454b5534c4ba43a8c7e8e4",
                     *           "name": "Desk",
                     *           "type": "Computer",
                     *           "isActive": true,
                     *           "isRestricted": false,
                     *           "supportsVolume": true,
                     *           "volumePercent": 40
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        devices: components["schemas"]["Device"][];
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getPlayerEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events named `player`. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: player
                     *     data: {"state":{"device":{"id":"5fbb3ba6aa454b5534c4ba43a8c7e8e4","name":"Desk","type":"Computer","isActive":true,"isRestricted":false,"supportsVolume":true,"volumePercent":40},"isPlaying":true,"progressMs":61200,"fetchedAt":"2026-11-21T09:30:00.000Z","item":{"uri":"spotify:track:4uLU6hMCjMI75M1A2tKUQC","title":"Sunday Promise","artists":["The Harbour Lights"],"album":"Low Tide","imageUrl":null,"durationMs":214000},"contextUri":null,"repeat":"off","shuffle":false},"problem":null}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerNext: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    deviceId?: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerPause: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    deviceId?: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerPlay: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "playlistId": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                 *       "offset": 0
                 *     }
                 */
                "application/json": {
                    contextUri?: string;
                    deviceId?: string;
                    /** @description Where to begin: the place in `uris` or in the context, from 0. */
                    offset?: number;
                    /**
                     * Format: uuid
                     * @description A playlist here, played in its order from `offset`.
                     */
                    playlistId?: string;
                    positionMs?: number;
                    /**
                     * Format: uuid
                     * @description A shuffle session that goes on.
                     */
                    shuffleId?: string;
                    /**
                     * Format: uuid
                     * @description A playlist here: its shuffle session goes on, or begins.
                     */
                    shufflePlaylistId?: string;
                    uris?: string[];
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. `playlist_not_readable`: This playlist's songs cannot be read. `shuffle_ended`: This shuffle has ended. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `nothing_to_shuffle`: Nothing to play. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerPrevious: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    deviceId?: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getPlayerQueue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "playing": {
                     *         "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *         "title": "Sunday Promise",
                     *         "artists": [
                     *           "The Harbour Lights"
                     *         ],
                     *         "album": "Low Tide",
                     *         "imageUrl": null,
                     *         "durationMs": 214000
                     *       },
                     *       "queue": [
                     *         {
                     *           "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *           "title": "Sunday Promise",
                     *           "artists": [
                     *             "The Harbour Lights"
                     *           ],
                     *           "album": "Low Tide",
                     *           "imageUrl": null,
                     *           "durationMs": 214000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        playing: components["schemas"]["Playing"] | null;
                        queue: components["schemas"]["Playing"][];
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerQueue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC"
                 *     }
                 */
                "application/json": {
                    deviceId?: string;
                    uri: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerRepeat: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "context"
                 *     }
                 */
                "application/json": {
                    deviceId?: string;
                    /** @enum {string} */
                    state: "off" | "track" | "context";
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerSeek: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "positionMs": 30000
                 *     }
                 */
                "application/json": {
                    deviceId?: string;
                    positionMs: number;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerShuffle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": false
                 *     }
                 */
                "application/json": {
                    deviceId?: string;
                    state: boolean;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerTransfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "deviceId": "5fbb3ba6aa454b5534c4ba43a8c7e8e4",
                 *       "play": true
                 *     }
                 */
                "application/json": {
                    deviceId: string;
                    play?: boolean;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlayerVolume: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "volumePercent": 40
                 *     }
                 */
                "application/json": {
                    deviceId?: string;
                    volumePercent: number;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. `no_active_device`: No active device. `premium_required`: Spotify Premium is needed. `playback_restricted`: Not possible right now. `volume_not_supported`: The device sets its own volume. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getPlaylists: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *           "name": "Slow mornings",
                     *           "description": "Before the first coffee",
                     *           "origin": "spotify",
                     *           "spotifyId": "37i9dQZF1DX4WYpdgoIcn6",
                     *           "snapshotId": "AAAABwW3",
                     *           "ownerName": "Ada",
                     *           "imageUrl": null,
                     *           "trackCount": 1,
                     *           "access": "owner",
                     *           "syncedAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Playlist"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postPlaylists: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Slow mornings",
                 *       "description": "Before the first coffee"
                 *     }
                 */
                "application/json": {
                    /** @default  */
                    description?: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    /** @description Where it can be asked for. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *       "name": "Slow mornings",
                     *       "description": "Before the first coffee",
                     *       "origin": "local",
                     *       "spotifyId": null,
                     *       "snapshotId": null,
                     *       "ownerName": "Ada",
                     *       "imageUrl": null,
                     *       "trackCount": 0,
                     *       "access": "owner",
                     *       "syncedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getPlaylistsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *       "name": "Slow mornings",
                     *       "description": "Before the first coffee",
                     *       "origin": "spotify",
                     *       "spotifyId": "37i9dQZF1DX4WYpdgoIcn6",
                     *       "snapshotId": "AAAABwW3",
                     *       "ownerName": "Ada",
                     *       "imageUrl": null,
                     *       "trackCount": 1,
                     *       "access": "owner",
                     *       "syncedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    putPlaylistsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Slow mornings"
                 *     }
                 */
                "application/json": {
                    description?: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *       "name": "Slow mornings",
                     *       "description": "Before the first coffee",
                     *       "origin": "spotify",
                     *       "spotifyId": "37i9dQZF1DX4WYpdgoIcn6",
                     *       "snapshotId": "AAAABwW3",
                     *       "ownerName": "Ada",
                     *       "imageUrl": null,
                     *       "trackCount": 1,
                     *       "access": "owner",
                     *       "syncedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `playlist_not_editable`: This playlist cannot be edited here. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    deletePlaylistsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `playlist_not_editable`: This playlist cannot be edited here. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getPlaylistsByIdExport: {
        parameters: {
            query?: {
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The name of the file. */
                    "Content-Disposition"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportedLibrary"];
                    "text/csv": string;
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postPlaylistsByIdPublish: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *       "name": "Slow mornings",
                     *       "description": "Before the first coffee",
                     *       "origin": "spotify",
                     *       "spotifyId": "37i9dQZF1DX4WYpdgoIcn6",
                     *       "snapshotId": "AAAABwW3",
                     *       "ownerName": "Ada",
                     *       "imageUrl": null,
                     *       "trackCount": 1,
                     *       "access": "owner",
                     *       "syncedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `playlist_not_editable`: This playlist cannot be edited here. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getPlaylistsByIdShuffle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-14bb-7e95-9d3c-8af2e6107b66",
                     *       "source": {
                     *         "kind": "playlists",
                     *         "playlistIds": [
                     *           "0199f3a2-7b40-7a11-8c55-0d2f4f7be902"
                     *         ]
                     *       },
                     *       "name": "Slow mornings",
                     *       "playlistId": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *       "seed": "monday",
                     *       "spread": "balanced",
                     *       "set": 1,
                     *       "size": 300,
                     *       "position": 1,
                     *       "remaining": 300,
                     *       "leftOut": 0,
                     *       "isSingle": false,
                     *       "isPlaying": false,
                     *       "endedReason": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleSession"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postPlaylistsByIdShuffle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "seed": "monday"
                 *     }
                 */
                "application/json": {
                    /** @description The same seed gives the same order; without one it is drawn. */
                    seed?: string;
                    /** @description What was chosen for this before, when left out. */
                    spread?: components["schemas"]["Spread"];
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-14bb-7e95-9d3c-8af2e6107b66",
                     *       "source": {
                     *         "kind": "playlists",
                     *         "playlistIds": [
                     *           "0199f3a2-7b40-7a11-8c55-0d2f4f7be902"
                     *         ]
                     *       },
                     *       "name": "Slow mornings",
                     *       "playlistId": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *       "seed": "monday",
                     *       "spread": "balanced",
                     *       "set": 1,
                     *       "size": 300,
                     *       "position": 1,
                     *       "remaining": 300,
                     *       "leftOut": 0,
                     *       "isSingle": false,
                     *       "isPlaying": false,
                     *       "endedReason": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleSession"];
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `playlist_not_readable`: This playlist's songs cannot be read. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `nothing_to_shuffle`: Nothing to play. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getPlaylistsByIdShuffleNext: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "song": {
                     *         "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *         "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *         "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *         "title": "Sunday Promise",
                     *         "durationMs": 214000,
                     *         "artists": [
                     *           {
                     *             "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *             "name": "The Harbour Lights"
                     *           }
                     *         ],
                     *         "album": {
                     *           "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *           "name": "Low Tide"
                     *         },
                     *         "imageUrl": null,
                     *         "isrc": "GBAYE2600001",
                     *         "isLocal": false,
                     *         "isPlayable": true
                     *       },
                     *       "itemId": "0199f3a2-8d07-7c3e-a1f4-5be0c9d27a33",
                     *       "set": 1,
                     *       "position": 1,
                     *       "remaining": 299
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleStep"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `playlist_not_readable`: This playlist's songs cannot be read. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `nothing_to_shuffle`: Nothing to play. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postPlaylistsByIdShuffleNext: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "song": {
                     *         "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *         "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *         "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *         "title": "Sunday Promise",
                     *         "durationMs": 214000,
                     *         "artists": [
                     *           {
                     *             "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *             "name": "The Harbour Lights"
                     *           }
                     *         ],
                     *         "album": {
                     *           "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *           "name": "Low Tide"
                     *         },
                     *         "imageUrl": null,
                     *         "isrc": "GBAYE2600001",
                     *         "isLocal": false,
                     *         "isPlayable": true
                     *       },
                     *       "itemId": "0199f3a2-8d07-7c3e-a1f4-5be0c9d27a33",
                     *       "set": 1,
                     *       "position": 1,
                     *       "remaining": 299
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleStep"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `playlist_not_readable`: This playlist's songs cannot be read. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `nothing_to_shuffle`: Nothing to play. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getPlaylistsByIdTracks: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                from?: number;
                /** @description How many items at most. */
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-8d07-7c3e-a1f4-5be0c9d27a33",
                     *           "position": 0,
                     *           "addedAt": "2026-10-02T18:05:11.000Z",
                     *           "kind": "song",
                     *           "song": {
                     *             "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *             "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *             "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *             "title": "Sunday Promise",
                     *             "durationMs": 214000,
                     *             "artists": [
                     *               {
                     *                 "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *                 "name": "The Harbour Lights"
                     *               }
                     *             ],
                     *             "album": {
                     *               "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *               "name": "Low Tide"
                     *             },
                     *             "imageUrl": null,
                     *             "isrc": "GBAYE2600001",
                     *             "isLocal": false,
                     *             "isPlayable": true
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["PlaylistItem"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postPlaylistsByIdTracks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "songIds": [
                 *         "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11"
                 *       ]
                 *     }
                 */
                "application/json": {
                    position?: number;
                    /** @default [] */
                    songIds?: string[];
                    /** @default [] */
                    uris?: string[];
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-8d07-7c3e-a1f4-5be0c9d27a33",
                     *           "position": 0,
                     *           "addedAt": "2026-10-02T18:05:11.000Z",
                     *           "kind": "song",
                     *           "song": {
                     *             "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *             "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *             "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *             "title": "Sunday Promise",
                     *             "durationMs": 214000,
                     *             "artists": [
                     *               {
                     *                 "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *                 "name": "The Harbour Lights"
                     *               }
                     *             ],
                     *             "album": {
                     *               "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *               "name": "Low Tide"
                     *             },
                     *             "imageUrl": null,
                     *             "isrc": "GBAYE2600001",
                     *             "isLocal": false,
                     *             "isPlayable": true
                     *           }
                     *         }
                     *       ],
                     *       "trackCount": 1
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["PlaylistItem"][];
                        trackCount: number;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `playlist_not_editable`: This playlist cannot be edited here. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    deletePlaylistsByIdTracksByItemid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
                /** @description Id of a item of yours. */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `playlist_not_editable`: This playlist cannot be edited here. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    postPlaylistsByIdTracksMove: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "itemIds": [
                 *         "0199f3a2-8d07-7c3e-a1f4-5be0c9d27a33"
                 *       ],
                 *       "before": null
                 *     }
                 */
                "application/json": {
                    /** @description The item before which they come; null for the end. */
                    before: string | null;
                    itemIds: string[];
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `playlist_not_editable`: This playlist cannot be edited here. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getPlaylistsByIdVersions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-9e55-7f0a-b2c8-61d7ab94e044",
                     *           "createdAt": "2026-11-21T09:30:00.000Z",
                     *           "trackCount": 1,
                     *           "added": 0,
                     *           "removed": 1,
                     *           "cause": "sync"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["PlaylistVersion"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getPlaylistsByIdVersionsByVersionid: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
                /** @description Id of a version of yours. */
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-9e55-7f0a-b2c8-61d7ab94e044",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "trackCount": 1,
                     *       "added": 0,
                     *       "removed": 1,
                     *       "cause": "sync",
                     *       "nextVersionId": null,
                     *       "changes": {
                     *         "added": {
                     *           "total": 0,
                     *           "items": []
                     *         },
                     *         "removed": {
                     *           "total": 1,
                     *           "items": [
                     *             {
                     *               "position": 0,
                     *               "addedAt": "2026-10-02T18:05:11.000Z",
                     *               "kind": "song",
                     *               "song": {
                     *                 "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *                 "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *                 "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *                 "title": "Sunday Promise",
                     *                 "durationMs": 214000,
                     *                 "artists": [
                     *                   {
                     *                     "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *                     "name": "The Harbour Lights"
                     *                   }
                     *                 ],
                     *                 "album": {
                     *                   "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *                   "name": "Low Tide"
                     *                 },
                     *                 "imageUrl": null,
                     *                 "isrc": "GBAYE2600001",
                     *                 "isLocal": false,
                     *                 "isPlayable": true
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         "moved": {
                     *           "total": 0,
                     *           "items": []
                     *         }
                     *       },
                     *       "entries": {
                     *         "items": [
                     *           {
                     *             "position": 0,
                     *             "addedAt": "2026-10-02T18:05:11.000Z",
                     *             "kind": "song",
                     *             "song": {
                     *               "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *               "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *               "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *               "title": "Sunday Promise",
                     *               "durationMs": 214000,
                     *               "artists": [
                     *                 {
                     *                   "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *                   "name": "The Harbour Lights"
                     *                 }
                     *               ],
                     *               "album": {
                     *                 "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *                 "name": "Low Tide"
                     *               },
                     *               "imageUrl": null,
                     *               "isrc": "GBAYE2600001",
                     *               "isLocal": false,
                     *               "isPlayable": true
                     *             }
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       },
                     *       "leftOut": [],
                     *       "lost": []
                     *     }
                     */
                    "application/json": {
                        added: number;
                        /** @enum {string} */
                        cause: "sync" | "edit" | "restore";
                        changes: {
                            added: {
                                items: components["schemas"]["VersionEntry"][];
                                total: number;
                            };
                            moved: {
                                items: components["schemas"]["VersionEntry"][];
                                total: number;
                            };
                            removed: {
                                items: components["schemas"]["VersionEntry"][];
                                total: number;
                            };
                        };
                        /** Format: date-time */
                        createdAt: string;
                        entries: {
                            items: components["schemas"]["VersionEntry"][];
                            nextCursor: string | null;
                        };
                        /** Format: uuid */
                        id: string;
                        leftOut: {
                            count: number;
                            examples: string[];
                            reason: string;
                        }[];
                        lost: {
                            count: number;
                            examples: string[];
                            reason: string;
                        }[];
                        nextVersionId: string | null;
                        removed: number;
                        trackCount: number;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postPlaylistsByIdVersionsByVersionidRestore: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a playlist of yours. */
                id: string;
                /** @description Id of a version of yours. */
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "trackCount": 1,
                     *       "undoVersionId": "0199f3a2-9e55-7f0a-b2c8-61d7ab94e044",
                     *       "leftOut": [],
                     *       "lost": []
                     *     }
                     */
                    "application/json": {
                        leftOut: {
                            count: number;
                            examples: string[];
                            reason: string;
                        }[];
                        lost: {
                            count: number;
                            examples: string[];
                            reason: string;
                        }[];
                        trackCount: number;
                        undoVersionId: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `playlist_not_editable`: This playlist cannot be edited here. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getSearch: {
        parameters: {
            query: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                in?: "library" | "spotify";
                /** @description How many items at most. */
                limit?: number;
                q: string;
                types?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "songs": {
                     *         "items": [
                     *           {
                     *             "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *             "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *             "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *             "title": "Sunday Promise",
                     *             "durationMs": 214000,
                     *             "artists": [
                     *               {
                     *                 "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *                 "name": "The Harbour Lights"
                     *               }
                     *             ],
                     *             "album": {
                     *               "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *               "name": "Low Tide"
                     *             },
                     *             "imageUrl": null,
                     *             "isrc": "GBAYE2600001",
                     *             "isLocal": false,
                     *             "isPlayable": true,
                     *             "isLiked": true,
                     *             "playlists": [
                     *               {
                     *                 "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *                 "name": "Slow mornings"
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "total": 1
                     *       },
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        albums?: {
                            items: components["schemas"]["AlbumSummary"][];
                            total: number;
                        };
                        artists?: {
                            items: components["schemas"]["ArtistSummary"][];
                            total: number;
                        };
                        nextCursor: string | null;
                        playlists?: {
                            items: components["schemas"]["FoundPlaylist"][];
                            total: number;
                        };
                        songs?: {
                            items: components["schemas"]["FoundSong"][];
                            total: number;
                        };
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getShuffles: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description Only the session of this: a ShuffleSource as JSON, such as `{"kind":"likedSongs"}`. */
                source?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a3-14bb-7e95-9d3c-8af2e6107b66",
                     *           "source": {
                     *             "kind": "playlists",
                     *             "playlistIds": [
                     *               "0199f3a2-7b40-7a11-8c55-0d2f4f7be902"
                     *             ]
                     *           },
                     *           "name": "Slow mornings",
                     *           "playlistId": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *           "seed": "monday",
                     *           "spread": "balanced",
                     *           "set": 1,
                     *           "size": 300,
                     *           "position": 1,
                     *           "remaining": 300,
                     *           "leftOut": 0,
                     *           "isSingle": false,
                     *           "isPlaying": false,
                     *           "endedReason": null,
                     *           "createdAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ShuffleSession"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postShuffles: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "likedSongs": true,
                 *       "spread": "balanced"
                 *     }
                 */
                "application/json": {
                    /** @description An album of Spotify's. */
                    albumId?: string;
                    /** @constant */
                    likedSongs?: true;
                    playlistIds?: string[];
                    /** @description The songs of your library that have each of these words in them. */
                    search?: string;
                    /** @description The same seed gives the same order; without one it is drawn. */
                    seed?: string;
                    /** @description What was chosen for this before, when left out. */
                    spread?: components["schemas"]["Spread"];
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-14bb-7e95-9d3c-8af2e6107b66",
                     *       "source": {
                     *         "kind": "playlists",
                     *         "playlistIds": [
                     *           "0199f3a2-7b40-7a11-8c55-0d2f4f7be902"
                     *         ]
                     *       },
                     *       "name": "Slow mornings",
                     *       "playlistId": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *       "seed": "monday",
                     *       "spread": "balanced",
                     *       "set": 1,
                     *       "size": 300,
                     *       "position": 1,
                     *       "remaining": 300,
                     *       "leftOut": 0,
                     *       "isSingle": false,
                     *       "isPlaying": false,
                     *       "endedReason": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleSession"];
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `playlist_not_readable`: This playlist's songs cannot be read. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `nothing_to_shuffle`: Nothing to play. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
    getShufflesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a shuffle of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-14bb-7e95-9d3c-8af2e6107b66",
                     *       "source": {
                     *         "kind": "playlists",
                     *         "playlistIds": [
                     *           "0199f3a2-7b40-7a11-8c55-0d2f4f7be902"
                     *         ]
                     *       },
                     *       "name": "Slow mornings",
                     *       "playlistId": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *       "seed": "monday",
                     *       "spread": "balanced",
                     *       "set": 1,
                     *       "size": 300,
                     *       "position": 1,
                     *       "remaining": 300,
                     *       "leftOut": 0,
                     *       "isSingle": false,
                     *       "isPlaying": false,
                     *       "endedReason": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleSession"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    deleteShufflesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a shuffle of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    patchShufflesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a shuffle of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "spread": "even"
                 *     }
                 */
                "application/json": {
                    spread: components["schemas"]["Spread"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-14bb-7e95-9d3c-8af2e6107b66",
                     *       "source": {
                     *         "kind": "playlists",
                     *         "playlistIds": [
                     *           "0199f3a2-7b40-7a11-8c55-0d2f4f7be902"
                     *         ]
                     *       },
                     *       "name": "Slow mornings",
                     *       "playlistId": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *       "seed": "monday",
                     *       "spread": "balanced",
                     *       "set": 1,
                     *       "size": 300,
                     *       "position": 1,
                     *       "remaining": 300,
                     *       "leftOut": 0,
                     *       "isSingle": false,
                     *       "isPlaying": false,
                     *       "endedReason": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleSession"];
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `shuffle_ended`: This shuffle has ended. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getShufflesByIdNext: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a shuffle of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "song": {
                     *         "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *         "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *         "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *         "title": "Sunday Promise",
                     *         "durationMs": 214000,
                     *         "artists": [
                     *           {
                     *             "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *             "name": "The Harbour Lights"
                     *           }
                     *         ],
                     *         "album": {
                     *           "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *           "name": "Low Tide"
                     *         },
                     *         "imageUrl": null,
                     *         "isrc": "GBAYE2600001",
                     *         "isLocal": false,
                     *         "isPlayable": true
                     *       },
                     *       "itemId": "0199f3a2-8d07-7c3e-a1f4-5be0c9d27a33",
                     *       "set": 1,
                     *       "position": 1,
                     *       "remaining": 299
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleStep"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `shuffle_ended`: This shuffle has ended. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `nothing_to_shuffle`: Nothing to play. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postShufflesByIdNext: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a shuffle of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "song": {
                     *         "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *         "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *         "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *         "title": "Sunday Promise",
                     *         "durationMs": 214000,
                     *         "artists": [
                     *           {
                     *             "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *             "name": "The Harbour Lights"
                     *           }
                     *         ],
                     *         "album": {
                     *           "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *           "name": "Low Tide"
                     *         },
                     *         "imageUrl": null,
                     *         "isrc": "GBAYE2600001",
                     *         "isLocal": false,
                     *         "isPlayable": true
                     *       },
                     *       "itemId": "0199f3a2-8d07-7c3e-a1f4-5be0c9d27a33",
                     *       "set": 1,
                     *       "position": 1,
                     *       "remaining": 299
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleStep"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `shuffle_ended`: This shuffle has ended. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. `nothing_to_shuffle`: Nothing to play. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getShufflesByIdUpcoming: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of a shuffle of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "song": {
                     *             "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *             "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *             "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *             "title": "Sunday Promise",
                     *             "durationMs": 214000,
                     *             "artists": [
                     *               {
                     *                 "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *                 "name": "The Harbour Lights"
                     *               }
                     *             ],
                     *             "album": {
                     *               "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *               "name": "Low Tide"
                     *             },
                     *             "imageUrl": null,
                     *             "isrc": "GBAYE2600001",
                     *             "isLocal": false,
                     *             "isPlayable": true
                     *           },
                     *           "itemId": "0199f3a2-8d07-7c3e-a1f4-5be0c9d27a33",
                     *           "set": 1,
                     *           "position": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ShuffleUpcoming"];
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `shuffle_ended`: This shuffle has ended. */
            409: components["responses"]["Problem409"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getSongs: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *           "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *           "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *           "title": "Sunday Promise",
                     *           "durationMs": 214000,
                     *           "artists": [
                     *             {
                     *               "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *               "name": "The Harbour Lights"
                     *             }
                     *           ],
                     *           "album": {
                     *             "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *             "name": "Low Tide"
                     *           },
                     *           "imageUrl": null,
                     *           "isrc": "GBAYE2600001",
                     *           "isLocal": false,
                     *           "isPlayable": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Song"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getSongsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a song of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
                     *       "spotifyId": "4uLU6hMCjMI75M1A2tKUQC",
                     *       "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                     *       "title": "Sunday Promise",
                     *       "durationMs": 214000,
                     *       "artists": [
                     *         {
                     *           "id": "0OdUWJ0sBjDrqHygGUXeCF",
                     *           "name": "The Harbour Lights"
                     *         }
                     *       ],
                     *       "album": {
                     *         "id": "1ATL5GLyefJaxhQzSPVrLX",
                     *         "name": "Low Tide"
                     *       },
                     *       "imageUrl": null,
                     *       "isrc": "GBAYE2600001",
                     *       "isLocal": false,
                     *       "isPlayable": true
                     *     }
                     */
                    "application/json": components["schemas"]["Song"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getSongsByIdPlaylists: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of a song of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
                     *           "name": "Slow mornings",
                     *           "description": "Before the first coffee",
                     *           "origin": "spotify",
                     *           "spotifyId": "37i9dQZF1DX4WYpdgoIcn6",
                     *           "snapshotId": "AAAABwW3",
                     *           "ownerName": "Ada",
                     *           "imageUrl": null,
                     *           "trackCount": 1,
                     *           "access": "owner",
                     *           "syncedAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Playlist"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postSpotifyImport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "playlists": "all",
                 *       "likedSongs": true
                 *     }
                 */
                "application/json": {
                    /** @default true */
                    likedSongs?: boolean;
                    /** @default all */
                    playlists?: "all" | string[];
                };
            };
        };
        responses: {
            /** @description Accepted; it goes on in the background. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    /** @description Where it can be asked for. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job": {
                     *         "id": "0199f3a3-0142-7be6-84d9-72c81f3d5a55",
                     *         "kind": "import",
                     *         "automatic": false,
                     *         "state": "queued",
                     *         "phase": "done",
                     *         "progress": {
                     *           "done": 812,
                     *           "total": 812
                     *         },
                     *         "counts": {
                     *           "playlists": 14,
                     *           "songs": 640,
                     *           "added": 812,
                     *           "removed": 0,
                     *           "unchanged": 0,
                     *           "skipped": 0
                     *         },
                     *         "skipped": [],
                     *         "spotifyCalls": 31,
                     *         "retryAt": null,
                     *         "error": null,
                     *         "createdAt": "2026-11-21T09:30:00.000Z",
                     *         "startedAt": "2026-11-21T09:30:00.000Z",
                     *         "finishedAt": "2026-11-21T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        job: components["schemas"]["SyncJob"];
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. */
            409: components["responses"]["Problem409"];
            /** @description `body_too_large`: The request is too large. */
            413: components["responses"]["Problem413"];
            /** @description `unsupported_media_type`: The request is not JSON. */
            415: components["responses"]["Problem415"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getSyncJobs: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; without it the list begins. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a3-0142-7be6-84d9-72c81f3d5a55",
                     *           "kind": "import",
                     *           "automatic": false,
                     *           "state": "completed",
                     *           "phase": "done",
                     *           "progress": {
                     *             "done": 812,
                     *             "total": 812
                     *           },
                     *           "counts": {
                     *             "playlists": 14,
                     *             "songs": 640,
                     *             "added": 812,
                     *             "removed": 0,
                     *             "unchanged": 0,
                     *             "skipped": 0
                     *           },
                     *           "skipped": [],
                     *           "spotifyCalls": 31,
                     *           "retryAt": null,
                     *           "error": null,
                     *           "createdAt": "2026-11-21T09:30:00.000Z",
                     *           "startedAt": "2026-11-21T09:30:00.000Z",
                     *           "finishedAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["SyncJob"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. `validation_failed`: Some of it is not right. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getSyncJobsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a job of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-0142-7be6-84d9-72c81f3d5a55",
                     *       "kind": "import",
                     *       "automatic": false,
                     *       "state": "completed",
                     *       "phase": "done",
                     *       "progress": {
                     *         "done": 812,
                     *         "total": 812
                     *       },
                     *       "counts": {
                     *         "playlists": 14,
                     *         "songs": 640,
                     *         "added": 812,
                     *         "removed": 0,
                     *         "unchanged": 0,
                     *         "skipped": 0
                     *       },
                     *       "skipped": [],
                     *       "spotifyCalls": 31,
                     *       "retryAt": null,
                     *       "error": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "startedAt": "2026-11-21T09:30:00.000Z",
                     *       "finishedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SyncJob"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postSyncJobsByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of a job of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a3-0142-7be6-84d9-72c81f3d5a55",
                     *       "kind": "import",
                     *       "automatic": false,
                     *       "state": "cancelled",
                     *       "phase": "done",
                     *       "progress": {
                     *         "done": 812,
                     *         "total": 812
                     *       },
                     *       "counts": {
                     *         "playlists": 14,
                     *         "songs": 640,
                     *         "added": 812,
                     *         "removed": 0,
                     *         "unchanged": 0,
                     *         "skipped": 0
                     *       },
                     *       "skipped": [],
                     *       "spotifyCalls": 31,
                     *       "retryAt": null,
                     *       "error": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "startedAt": "2026-11-21T09:30:00.000Z",
                     *       "finishedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SyncJob"];
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    getSyncJobsByIdEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a job of yours. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events named `job`. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: job
                     *     data: {"id":"0199f3a3-0142-7be6-84d9-72c81f3d5a55","kind":"import","automatic":false,"state":"completed","phase":"done","progress":{"done":812,"total":812},"counts":{"playlists":14,"songs":640,"added":812,"removed":0,"unchanged":0,"skipped":0},"skipped":[],"spotifyCalls":31,"retryAt":null,"error":null,"createdAt":"2026-11-21T09:30:00.000Z","startedAt":"2026-11-21T09:30:00.000Z","finishedAt":"2026-11-21T09:30:00.000Z"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. */
            404: components["responses"]["Problem404"];
            /** @description `too_many_requests`: Too many requests. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
        };
    };
    postTracksByIdLike: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names what you want done, such as a UUID. The same request with the same key within 24 hours gets the same reply, and nothing is done twice.
                 * @example 0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "songId": "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11"
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        songId: string;
                    };
                };
            };
            /** @description `bad_request`: The request cannot be read. */
            400: components["responses"]["Problem400"];
            /** @description `not_signed_in`: Not signed in. */
            401: components["responses"]["Problem401"];
            /** @description `not_allowed`: Not allowed. `cross_site_request`: Request from another site. */
            403: components["responses"]["Problem403"];
            /** @description `not_found`: Not found. `not_found_on_spotify`: Not found on Spotify. */
            404: components["responses"]["Problem404"];
            /** @description `idempotency_key_in_use`: Still being worked on. `spotify_not_connected`: Spotify is not connected. `reauth_required`: The connection to Spotify has ended. `scope_missing`: Spotify was not asked for this right. `not_allow_listed`: Not on the developer app's list. `owner_without_premium`: The developer app's owner has no Premium. `forbidden_by_spotify`: Spotify does not allow this. */
            409: components["responses"]["Problem409"];
            /** @description `idempotency_key_reused`: Idempotency key used for something else. */
            422: components["responses"]["Problem422"];
            /** @description `too_many_requests`: Too many requests. `rate_limited`: Spotify asks for a pause. `quota_exceeded`: The developer app's calls are used up. */
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            /** @description `refused_by_spotify`: Spotify refused the request. `spotify_reply_unusable`: Spotify's answer cannot be used. */
            502: components["responses"]["Problem502"];
            /** @description `spotify_unavailable`: Spotify does not answer. */
            503: components["responses"]["Problem503"];
        };
    };
}
