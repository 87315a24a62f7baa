import type { ReactNode } from "react";

type MessageProps = { title: string; body: string; children?: ReactNode };

/** A page that says one thing, and what to do next. */
export function Message({ title, body, children }: MessageProps) {
  return (
    <main id="main" className="narrow grid grow content-start gap-5 pt-8 pb-16 sm:pt-16">
      <h1>{title}</h1>
      <p className="text-lead text-soft">{body}</p>
      <div className="flex flex-wrap gap-3">{children}</div>
    </main>
  );
}
