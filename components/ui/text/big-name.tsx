import clsx from "clsx";

/** Scripts with marks above and below the letters, which need higher lines than Latin letters. */
const tallScripts =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}]/u;

/** Names from this length on are set smaller, so that more of them is seen. */
const longName = 40;

/** Name of a list as the heading of its screen. It reads in the direction of its own letters. */
export function BigName({ children: name }: { children: string }) {
  return (
    <h1
      dir="auto"
      title={name.length > longName ? name : undefined}
      className={clsx(
        "title line-clamp-3 break-words text-left",
        name.length > longName ? "text-[clamp(1.5rem,3vw,2.5rem)]" : "text-[clamp(2rem,4.6vw,4rem)]",
        tallScripts.test(name) ? "leading-normal" : "py-0.5",
      )}
    >
      {name}
    </h1>
  );
}
