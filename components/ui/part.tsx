import type { ReactNode } from "react";

type PartProps = { id: string; title: string; note?: string; children: ReactNode };

/** One part of a page, under its heading. */
export function Part({ id, title, note, children }: PartProps) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div className="grid gap-1">
        <h2 id={id}>{title}</h2>
        {note && <p className="text-small text-soft">{note}</p>}
      </div>
      {children}
    </section>
  );
}
