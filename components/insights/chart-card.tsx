"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Card } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { saveFile, type Table, toCsv } from "./csv";

type ChartCardProps = {
  title: string;
  /** How the numbers are defined. */
  note: ReactNode;
  /** The numbers of the chart. */
  table: () => Table;
  /** The name of the CSV file, without its ending. */
  fileName: string;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** Card with a chart, which is also a table and a file. */
export function ChartCard({ title, note, table, fileName, actions, children, className }: ChartCardProps) {
  const t = useTranslations("insights.table");
  const [isOpen, setIsOpen] = useState(false);
  // A byte order mark, without which Excel takes UTF-8 for another encoding.
  const save = () =>
    saveFile(new Blob(["\ufeff", toCsv(table())], { type: "text/csv;charset=utf-8" }), `${fileName}.csv`);
  return (
    <Card className={className} aria-label={title}>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="title text-xl">{title}</h2>
        {actions}
      </div>
      {children}
      <p className="mt-4 text-pretty text-muted text-sm">{note}</p>
      <details className="mt-3" onToggle={event => setIsOpen(event.currentTarget.open)}>
        <summary className="w-fit cursor-pointer rounded-md py-1 font-medium text-sm underline-offset-4 hover:underline">
          {t("show")}
        </summary>
        {isOpen && (
          <div className="mt-2 grid gap-3">
            <Rows caption={title} table={table()} />
            <Button className="justify-self-start" onClick={save}>
              <Download aria-hidden />
              {t("save")}
            </Button>
          </div>
        )}
      </details>
    </Card>
  );
}

function Rows({ caption, table: { columns, rows } }: { caption: string; table: Table }) {
  const t = useTranslations("insights.table");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section aria-label={t("rows", { title: caption })} tabIndex={0} className="max-h-96 overflow-auto">
      <table className="w-full text-left text-sm tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-panel">
          <tr>
            {columns.map(column => (
              <th key={column} scope="col" className="px-2 py-1.5 font-semibold">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity
            <tr key={index} className="border-line border-t">
              {row.map((value, column) => (
                <td key={columns[column]} className="px-2 py-1.5" dir="auto">
                  {typeof value === "number" ? t("number", { value }) : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
