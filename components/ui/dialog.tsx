"use client";

import { useEffect, useId, useRef, type ReactNode } from "react";
import { useWords } from "../layout/words";
import { Icon } from "./icon";

type DialogProps = { open: boolean; onClose: () => void; title: string; children: ReactNode };

/**
 * A question that has to be answered before going on. The browser's own: it keeps the focus inside, closes with Escape and gives the focus
 * back. What is marked `data-first` has it first; else the way out has.
 */
export function Dialog({ open, onClose, title, children }: DialogProps) {
  const words = useWords("layout");
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open && !box.current?.open) {
      box.current?.showModal();
      box.current?.querySelector<HTMLElement>("[data-first]")?.focus();
    }
    if (!open && box.current?.open) box.current.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[min(32rem,calc(100vw-2rem))] rounded-card border border-line bg-paper p-5 text-ink backdrop:bg-[rgb(0_0_0/0.5)]"
    >
      {open && (
        <div className="grid gap-4">
          <div className="flex items-start gap-4">
            <h2 id={titleId} className="grow">
              {title}
            </h2>
            <button
              type="button"
              onClick={() => box.current?.close()}
              aria-label={words.close}
              className="-m-2 grid size-11 shrink-0 place-items-center rounded-press text-soft hover:text-ink"
            >
              <Icon name="close" />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
