/** Returns the script with the documented surface of Spotify's player. Like Spotify's, it makes its requests in a frame of its own. */
export const playerScript = (origin: string): string => `(() => {
  const origin = ${JSON.stringify(origin)};
  const frame = document.createElement("iframe");
  frame.src = origin + "/embedded/index.html";
  frame.allow = "encrypted-media; autoplay";
  frame.title = "Audio playback container";
  frame.style.cssText = "position:absolute;width:0;height:0;border:0";
  const loaded = new Promise(resolve => frame.addEventListener("load", resolve));
  document.body.append(frame);

  class Player {
    constructor({ name, getOAuthToken, volume = 1 }) {
      Object.assign(this, { _options: { name, getOAuthToken, volume }, _listeners: new Map(), _state: null });
      addEventListener("message", ({ data, source }) => {
        if (source === frame.contentWindow && data.player === this._id) this._receive(data);
      });
    }
    _id = crypto.randomUUID();
    _post(message) { frame.contentWindow?.postMessage({ ...message, player: this._id }, origin); }
    _emit(name, value) { for (const listener of this._listeners.get(name) ?? []) listener(value); }
    _receive({ type, value }) {
      if (type === "token") return this._options.getOAuthToken(token => this._post({ type: "token", token }));
      if (type === "connected") return this._connected?.(value);
      if (type === "player_state_changed") this._state = value;
      this._emit(type, value);
    }
    async connect() {
      await loaded;
      const connected = new Promise(resolve => { this._connected = resolve; });
      const { name, volume } = this._options;
      this._options.getOAuthToken(token => this._post({ type: "connect", name, volume, token }));
      return connected;
    }
    disconnect() { this._post({ type: "disconnect" }); }
    addListener(name, listener) {
      const listeners = this._listeners.get(name) ?? new Set();
      this._listeners.set(name, listeners);
      const isNew = !listeners.has(listener);
      listeners.add(listener);
      return isNew;
    }
    on(name, listener) { return this.addListener(name, listener); }
    removeListener(name, listener) {
      if (listener) return this._listeners.get(name)?.delete(listener) ?? false;
      return this._listeners.delete(name);
    }
    async getCurrentState() { return this._state; }
    async activateElement() {}
  }

  window.Spotify = { Player };
  if (!window.onSpotifyWebPlaybackSDKReady) throw new Error("onSpotifyWebPlaybackSDKReady is not defined");
  window.onSpotifyWebPlaybackSDKReady();
})();
`;
