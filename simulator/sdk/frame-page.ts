/** Returns the page in the player's frame: it registers a device for each player and tells of its changes. */
export const framePage = (): string => `<!doctype html>
<meta charset="utf-8">
<title>Audio playback container</title>
<script>
const pollMs = 250;
const players = new Map();
const call = (token, method, path, body) =>
  fetch("/embedded/devices" + path, {
    method,
    headers: { authorization: "Bearer " + token },
    body: body && JSON.stringify(body),
    keepalive: method === "DELETE",
  });
// What a listener would hear of: the position counts only if it jumps.
const keyOf = state => JSON.stringify(state && [
  state.track_window.current_track.uri, state.paused, state.shuffle, state.repeat_mode, state.context.uri,
  state.paused ? state.position : Math.round((Date.now() - state.position) / 2000),
]);

addEventListener("message", async ({ data, origin, source }) => {
  const tell = (type, value) => source.postMessage({ player: data.player, type, value }, origin);
  const known = players.get(data.player);
  if (data.type === "token" && known) known.token = data.token;
  if (data.type === "disconnect" && known) {
    clearInterval(known.timer);
    players.delete(data.player);
    call(known.token, "DELETE", "/" + known.id);
  }
  if (data.type !== "connect") return;
  const { name, volume, token } = data;
  const reply = await call(token, "POST", "", { name, volume });
  tell("connected", reply.ok);
  if (!reply.ok) {
    const { error } = await reply.json();
    return tell(reply.status === 403 ? "account_error" : "authentication_error", { message: error.message });
  }
  const { id } = await reply.json();
  const player = { id, token, shown: keyOf(null) };
  player.timer = setInterval(async () => {
    const answer = await call(player.token, "GET", "/" + id + "/state");
    if (answer.status === 401) return tell("token");
    if (!answer.ok) return;
    const state = await answer.json();
    if (!players.has(data.player) || keyOf(state) === player.shown) return;
    player.shown = keyOf(state);
    tell("player_state_changed", state);
  }, pollMs);
  players.set(data.player, player);
  tell("ready", { device_id: id });
});
addEventListener("pagehide", () => {
  for (const { id, token } of players.values()) call(token, "DELETE", "/" + id);
});
</script>
`;
