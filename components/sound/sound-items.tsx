import { CircleQuestionMark, Laptop, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { helpPath } from "@/lib/schemas/help";
import { usePlayer } from "../player/state/player-context";
import { MenuItem, MenuLink, MenuSeparator } from "../ui/overlays/menu";

/** Items of the menu of devices: why this browser cannot play, and the switch. `onTurnOn` opens the `TurnOnDialog`. */
export function SoundItems({ onTurnOn }: { onTurnOn: () => void }) {
  const t = useTranslations("sound");
  const { hasSound, sound, switchSound } = usePlayer();
  const problem = sound?.problem;
  return (
    <>
      <MenuSeparator />
      {problem && (
        <>
          <p className="max-w-72 px-3 py-2 text-muted text-sm">{t(`problems.${problem}`)}</p>
          <MenuLink href={helpPath("sound", problem)} icon={CircleQuestionMark}>
            {t("whatToDo")}
          </MenuLink>
        </>
      )}
      {hasSound ? (
        <MenuItem icon={VolumeX} onSelect={() => switchSound(false)}>
          {t("turnOff")}
        </MenuItem>
      ) : (
        <MenuItem icon={Laptop} onSelect={onTurnOn}>
          {t("turnOn")}
        </MenuItem>
      )}
    </>
  );
}
