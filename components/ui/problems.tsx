"use client";

import { useEffect, useRef } from "react";
import type { Problem } from "@/lib/problem";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Icon } from "./icon";
import { Said } from "./said";

/** The id of a problem in the list above a form, which the control it is about is described by. */
export const listedId = (where: string): string => `${where}-listed`;

/** All problems of a form, above it: takes the focus when they come, and leads to each field named. `fields` are the names on the form. */
export function Problems({ problems, fields = [] }: { problems: readonly Problem[]; fields?: readonly string[] }) {
  const words = useWords("layout");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby="problems-title"
      className="grid gap-2 rounded-card border border-wrong bg-wrong-wash px-4 py-3"
    >
      <p id="problems-title" className="flex items-center gap-2 font-[650]">
        <Icon name="problem" className="text-wrong" />
        {plural(language(), problems.length, words.problems)}
      </p>
      <ul className="grid gap-1">
        {problems.map(({ where, message }, i) => (
          <li key={`${where} ${message}`} id={problems.findIndex((problem) => problem.where === where) === i ? listedId(where) : undefined}>
            {fields.includes(where) ? (
              <a href={`#${where}`} className="link inline-flex min-h-6 items-center">
                <Said text={message} />
              </a>
            ) : (
              <Said text={message} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is wrong with one field, if anything. */
export function problemAt(problems: readonly Problem[], where: string): string | undefined {
  return problems.find((problem) => problem.where === where)?.message;
}
