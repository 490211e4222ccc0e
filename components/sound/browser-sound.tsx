"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { fetchSoundToken } from "@/lib/client/sound";
import { type BrowserSound as Sound, usePlayer } from "../player/state/player-context";
import { toast } from "../ui/status/toast";
import { parseUserAgent } from "../ui/text/parse-user-agent";
import { type BrowserPlayer, type Playback, type SoundStatus, startBrowserPlayer } from "./browser-player";
import { inOnePage } from "./in-one-page";
import { keptVolume, useKeptVolume } from "./kept-volume";
import { useLostDevice } from "./use-lost-device";
import { useMediaSession } from "./use-media-session";
import { useReports } from "./use-reports";
import { useShownPlayback } from "./use-shown-playback";

type BrowserSoundProps = {
  /** The address of Spotify's script. */
  script: string;
  onChange: (sound: Sound | null) => void;
  /** Called if another page has switched sound off. */
  onOff: () => void;
};

const toastId = "sound";

/** Runs Spotify's player in this page. Shows nothing but what stops the music; the menu of devices has the rest. */
export function BrowserSound({ script, onChange, onOff }: BrowserSoundProps) {
  const t = useTranslations("sound");
  const { play } = usePlayer();
  const [status, setStatus] = useState<SoundStatus | null>(null);
  const [playback, setPlayback] = useState<Playback | null>(null);
  const browser = useRef<BrowserPlayer>(null);
  const [commands] = useState(() => ({
    activate: () => browser.current?.activate(),
    restart: () => browser.current?.restart(),
  }));
  const name = t("deviceName", { browser: parseUserAgent(navigator.userAgent)?.name ?? "" });

  useEffect(() => {
    return inOnePage(() => {
      const started = startBrowserPlayer({
        script,
        name,
        volume: keptVolume(),
        fetchToken: fetchSoundToken,
        onStatus: setStatus,
        onPlayback: setPlayback,
      });
      browser.current = started;
      return () => started.stop();
    });
  }, [script, name]);

  useEffect(() => {
    if (status) onChange({ ...status, ...commands });
  }, [status, commands, onChange]);
  useEffect(() => () => onChange(null), [onChange]);

  const deviceId = status?.deviceId ?? null;
  useKeptVolume(deviceId);
  useMediaSession(playback);
  useShownPlayback(deviceId, playback);
  useReports(deviceId, playback, onOff);
  useLostDevice(deviceId, commands.restart);

  const latestPlay = useRef(play);
  useEffect(() => {
    latestPlay.current = play;
  });
  const isBlocked = status?.isBlocked ?? false;
  useEffect(() => {
    if (!isBlocked) return;
    toast.error(t("blocked.text"), {
      id: toastId,
      duration: Number.POSITIVE_INFINITY,
      action: {
        label: t("blocked.play"),
        onClick: () => {
          commands.activate();
          latestPlay.current();
        },
      },
    });
    return () => toast.dismiss(toastId);
  }, [isBlocked, commands, t]);
  const isSongRefused = status?.problem === "song";
  useEffect(() => {
    if (isSongRefused) toast.error(t("problems.song"), { id: toastId });
  }, [isSongRefused, t]);
  return null;
}
