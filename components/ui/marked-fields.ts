import { useEffect, type RefObject } from "react";
import type { Problem } from "@/lib/problem";

/** The id of a problem in the list above a form, which the control it is about is described by. */
export const listedId = (where: string): string => `${where}-listed`;

function mark(control: Element, where: string): () => void {
  const before = control.getAttribute("aria-describedby");
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", [before, listedId(where)].filter(Boolean).join(" "));
  return () => {
    control.removeAttribute("aria-invalid");
    if (before === null) control.removeAttribute("aria-describedby");
    else control.setAttribute("aria-describedby", before);
  };
}

/** Marks the controls of a form that problems are about, where the controls came with the page and cannot be told: as wrong, and described by what is wrong. */
export function useMarkedFields(form: RefObject<HTMLFormElement | null>, problems: readonly Problem[]): void {
  useEffect(() => {
    const undo = problems.flatMap(({ where }) => {
      const control = form.current?.elements.namedItem(where);
      return control instanceof Element && !control.hasAttribute("aria-invalid") ? [mark(control, where)] : [];
    });
    return () => undo.forEach((one) => one());
  }, [form, problems]);
}
