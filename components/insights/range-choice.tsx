"use client";

import { useTranslations } from "next-intl";
import { Field } from "../ui/controls/field";
import { type RangeChoice as Choice, ranges } from "./ranges";
import { Segments } from "./segments";

type RangeChoiceProps = {
  choice: Choice;
  /** The days that are shown now, with which own days begin. */
  shown: { from: string; to: string } | undefined;
  onChange: (choice: Choice) => void;
};

/** Chooses the period of the figures. */
export function RangeChoice({ choice, shown, onChange }: RangeChoiceProps) {
  const t = useTranslations("insights.ranges");
  const change = (day: { from?: string; to?: string }) => {
    const next = { ...choice, ...day };
    // The other end moves along instead of an error.
    if (next.from && next.to && next.from > next.to)
      Object.assign(next, day.from ? { to: day.from } : { from: day.to });
    onChange(next);
  };
  return (
    <div className="grid gap-3">
      <Segments
        label={t("label")}
        values={ranges}
        value={choice.range}
        nameOf={range => t(range)}
        onChange={range => onChange(range === "own" ? { range, ...shown } : { range })}
      />
      {choice.range === "own" && (
        <div className="flex flex-wrap gap-3">
          <Field
            type="date"
            label={t("from")}
            value={choice.from ?? ""}
            min="1900-01-01"
            max="2199-12-31"
            onChange={({ target }) => target.value && change({ from: target.value })}
          />
          <Field
            type="date"
            label={t("to")}
            value={choice.to ?? ""}
            min="1900-01-01"
            max="2199-12-31"
            onChange={({ target }) => target.value && change({ to: target.value })}
          />
        </div>
      )}
    </div>
  );
}
