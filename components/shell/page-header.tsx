import type { ReactNode } from "react";

type PageHeaderProps = { title: string; note?: ReactNode; actions?: ReactNode };

export function PageHeader({ title, note, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-4 md:mb-8">
      <div className="grid min-w-0 flex-1 basis-72 gap-1.5">
        <h1 className="title text-3xl md:text-4xl">{title}</h1>
        {note && <p className="text-pretty text-muted">{note}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
