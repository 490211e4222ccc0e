"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { firstDay, lastDay } from "@/lib/schemas/days";
import { Field } from "../ui/controls/field";
import { type RangeChoice as Choice, isDay, ranges } from "./ranges";
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
        onChange={range =>
          onChange(range === "own" && shown ? { range, from: shown.from, to: shown.to } : { range })
        }
      />
      {choice.range === "own" && (
        <div className="flex flex-wrap gap-3">
          <DayField label={t("from")} day={choice.from} onChange={from => change({ from })} />
          <DayField label={t("to")} day={choice.to} onChange={to => change({ to })} />
        </div>
      )}
    </div>
  );
}

type DayFieldProps = { label: string; day: string | undefined; onChange: (day: string) => void };

/** Keeps what is typed until it is a day: the year 2026 begins as the year 2. */
function DayField({ label, day = "", onChange }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field
      type="date"
      label={label}
      value={typed ?? day}
      min={firstDay}
      max={lastDay}
      onBlur={() => setTyped(null)}
      onChange={({ target: { value } }) => {
        setTyped(isDay(value) ? null : value);
        if (isDay(value)) onChange(value);
      }}
    />
  );
}
