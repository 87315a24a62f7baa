"use client";

import { useEffect, type ReactNode, type RefObject } from "react";
import type { Problem } from "@/lib/problem";
import { ToldProblems } from "./field-problem";
import { listedId, Problems } from "./problems";

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

/**
 * Marks the controls of a form that problems are about, where the controls came with the page and cannot be told: as wrong, and described
 * by what is wrong.
 */
function useMarkedFields(form: RefObject<HTMLFormElement | null>, problems: readonly Problem[]): void {
  useEffect(() => {
    const undo = problems.flatMap(({ where }) => {
      const control = form.current?.elements.namedItem(where);
      return control instanceof Element && !control.hasAttribute("aria-invalid") ? [mark(control, where)] : [];
    });
    return () => undo.forEach((one) => one());
  }, [form, problems]);
}

type MarkedFieldsProps = {
  form: RefObject<HTMLFormElement | null>;
  problems: readonly Problem[];
  /** The names on the form that problems may lead to. */ fields: readonly string[];
  children: ReactNode;
};

/** What is in a form, below all its problems; each field that one is about is marked and tells it too. */
export function MarkedFields({ form, problems, fields, children }: MarkedFieldsProps) {
  useMarkedFields(form, problems);
  return (
    <ToldProblems value={problems}>
      <Problems problems={problems} fields={fields} />
      {children}
    </ToldProblems>
  );
}
