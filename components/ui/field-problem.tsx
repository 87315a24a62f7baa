"use client";

import { createContext, useContext } from "react";
import type { Problem } from "@/lib/problem";
import { Icon } from "./icon";
import { Said } from "./said";

/** The problems of the form around a field, for fields that came with the page and are not told theirs. */
export const ToldProblems = createContext<readonly Problem[]>([]);

/** What is wrong with a field, below it: what it is told, or what the form around it knows. */
export function FieldProblem({ name, problem }: { name: string; problem?: string }) {
  const told = useContext(ToldProblems);
  const message = problem ?? told.find(({ where }) => where === name)?.message;
  if (!message) return null;
  return (
    <p id={`${name}-problem`} className="flex gap-1.5 text-small font-[550] text-wrong">
      <Icon name="problem" className="mt-[0.2em] shrink-0" />
      <Said text={message} />
    </p>
  );
}
