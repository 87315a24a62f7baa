"use client";

import { useEffect, useRef, useState } from "react";
import type { Finding } from "@/lib/questions/lint";
import type { Problem } from "@/lib/problem";
import { useWords } from "../layout/words";
import { Findings } from "./fact-aside";
import { Said } from "../ui/said";

/** What is said of a form before it is sent. */
export type FormCheck = (form: FormData) => Promise<{ problems: Problem[]; findings: Finding[] } | null>;

/** So long nobody types before the wording is looked at, in milliseconds. */
const PAUSE_MS = 500;

/** What the rules say of the form around it, as it is typed: before the first change what it was given (null: nothing stands there yet). */
export function LiveFindings({ check, first }: { check: FormCheck; first: readonly Finding[] | null }) {
  const words = useWords("edit");
  const place = useRef<HTMLElement>(null);
  const [{ problems, findings }, setFound] = useState<{ problems: readonly Problem[]; findings: readonly Finding[] | null }>({
    problems: [],
    findings: first,
  });
  useEffect(() => {
    const form = place.current?.closest("form");
    let waiting: ReturnType<typeof setTimeout>;
    let asked = 0;
    const look = async (mine: number) => {
      const found = await check(new FormData(form!));
      if (found && mine === asked) setFound(found);
    };
    const changed = () => {
      clearTimeout(waiting);
      const mine = ++asked;
      waiting = setTimeout(() => void look(mine), PAUSE_MS);
    };
    form?.addEventListener("input", changed);
    return () => {
      clearTimeout(waiting);
      form?.removeEventListener("input", changed);
    };
  }, [check]);
  return (
    <section ref={place} aria-label={words.check} aria-live="polite" className="card grid gap-2 p-4">
      <h3 className="text-base">{words.check}</h3>
      {problems.map(({ where, message }) => (
        <p key={`${where} ${message}`} className="text-small text-soft">
          <Said text={message} />
        </p>
      ))}
      {findings === null && <p className="text-small text-soft">{words.checkLater}</p>}
      {findings !== null && problems.length === 0 && <Findings findings={findings} words={words} />}
    </section>
  );
}
