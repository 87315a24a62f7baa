"use client";

import { useEffect, useRef, useState, type RefObject } from "react";
import type { Decision } from "@/lib/review/decision";
import type { FactView, SuggestionView } from "@/lib/review/desk";
import type { Settling } from "@/lib/review/keeping";
import type { NamedFact } from "@/lib/review/named-fact";
import { fill, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { makeUuid } from "../questions/uuid";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Said } from "../ui/said";
import { CurrentSuggestion, type SuggestionActs } from "./current-suggestion";
import { KeptSoFar, KeyHelp, MadeQuestions, SavingNote, toldText } from "./desk-parts";
import { isListed, openBeside, openOf, type DeskAnswer, type DeskNews, type Place } from "./desk-state";
import { DeskText, type DeskLine } from "./desk-text";
import { readEventForm } from "./event-fields";
import type { KindChoice, NameChoice } from "./named-fact-form";
import { SettleForm } from "./settle-form";
import { DecidedLine, WaitingCard } from "./suggestion-card";
import { useDesk } from "./use-desk";
import { useDeskKeys } from "./use-desk-keys";
import { WriteFact } from "./write-fact";

export type DeskProps = {
  slug: string;
  source: string;
  publisher: string;
  text: string;
  /** Of the text, where it is not the set’s. */
  language: string | null;
  lines: readonly DeskLine[];
  kinds: readonly KindChoice[];
  names: readonly NameChoice[];
  start: DeskNews;
  /** Whether the person wants single keys. */
  shortcuts: boolean;
  decide: (slug: string, source: string, decision: Decision) => Promise<DeskAnswer>;
};

/** What is being done: a suggestion looked at, edited or merged, or a fact written of some words. */
type Doing = { what: "look" | "edit" | "merge" } | { what: "write"; place: Place };

const LOOKING: Doing = { what: "look" };

/** Where the focus goes once the page shows what was done. */
type Aim = "card" | "button" | "first";

const AIMS: Record<Aim, string> = {
  card: "[data-current-card]",
  button: "[data-current-card] [data-approve]",
  first: "[data-first], [data-current-card] form select",
};

/**
 * Moves the focus once the page shows what was done: to the suggestion looked at, its button, or the first field; else to what says that
 * all is decided.
 */
function useAim(within: RefObject<HTMLElement | null>): (aim: Aim) => void {
  const [aim, setAim] = useState<{ at: Aim } | null>(null);
  useEffect(() => {
    if (!aim) return;
    const target =
      within.current?.querySelector<HTMLElement>(AIMS[aim.at]) ??
      within.current?.querySelector<HTMLElement>("[data-current-card], [data-done]");
    target?.focus();
  }, [aim, within]);
  return (at) => setAim({ at });
}

/**
 * The review desk: the article left, what is suggested of it right; every step by key or button, undone with one, and nothing lost without
 * a network.
 */
export function Desk({ slug, source, publisher, text, language: ofText, lines, kinds, names, start, shortcuts, decide }: DeskProps) {
  const words = useWords("articles");
  const [send] = useState(() => (decision: Decision) => decide(slug, source, decision));
  const desk = useDesk(source, start, send);
  const [currentId, setCurrent] = useState<string | null>(() => openBeside(start.suggestions, null, 1));
  const [doing, setDoing] = useState<Doing>(LOOKING);
  const [isHelping, setHelping] = useState(false);
  const column = useRef<HTMLElement>(null);
  const aimAt = useAim(column);

  const { suggestions, trouble } = desk;
  const open = openOf(suggestions);
  const current = open.find((view) => view.id === currentId) ?? open[0] ?? null;
  const listed = suggestions.filter((view) => isListed(suggestions, view));
  const decided = listed.filter((view) => view.state !== "open");
  const sure = listed.filter((view) => view.kind === "fact" && view.state === "open" && view.sure && view.rivals.length === 0).length;
  const others = listed.filter(
    (view): view is FactView => view.kind === "fact" && view.id !== current?.id && (view.state === "open" || view.factId !== null),
  );
  const sentences = lines.flatMap((line) => (line.class === "body" ? line.sentences : []));
  const refused = trouble?.decision ?? null;
  const rivals = trouble?.others ?? [];

  // What was refused is looked at again, with what was typed.
  const [seen, setSeen] = useState(trouble);
  if (trouble !== seen) {
    setSeen(trouble);
    if (refused && "id" in refused) setCurrent(refused.id);
    if (refused?.kind === "write") setDoing({ what: "write", place: { start: refused.start, end: refused.end } });
    else if (refused) setDoing(LOOKING);
  }
  useEffect(() => {
    if (trouble) column.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [trouble]);

  const look = (id: string | null) => {
    desk.forget();
    setDoing(LOOKING);
    aimAt("card");
    setCurrent(id);
  };
  const go = (direction: 1 | -1) => look(openBeside(suggestions, current?.id ?? null, direction));
  const begin = (next: Doing) => {
    desk.forget();
    aimAt("first");
    setDoing(next);
  };
  const take = (decision: Decision, id: string) => {
    aimAt(document.activeElement?.matches("[data-approve]") ? "button" : "card");
    setDoing(LOOKING);
    setCurrent(openBeside(suggestions, id, 1));
    desk.take(decision);
  };
  const approve = (view: SuggestionView) => {
    const form = document.querySelector<HTMLFormElement>("form[data-event]");
    if (view.kind === "event")
      take({ kind: "event", step: makeUuid(), id: view.id, form: form ? readEventForm(form, view.form) : view.form }, view.id);
    else take({ kind: "approve", step: makeUuid(), id: view.id }, view.id);
  };
  const settle = (settling: Settling) => {
    if (!refused) return;
    if (refused.kind === "approve" || refused.kind === "event") take({ ...refused, step: makeUuid(), settling }, refused.id);
    if (refused.kind === "write") desk.take({ ...refused, step: makeUuid(), settling });
    setDoing(LOOKING);
  };
  const undo = () => desk.take({ kind: "undo", step: makeUuid(), undoes: desk.steps.at(-1) ?? null });
  const takeSure = () => {
    if (sure === 0) return;
    aimAt("card");
    desk.take({ kind: "sure", step: makeUuid() });
  };
  const write = () => begin({ what: "write", place: current?.spans[0] ?? sentences[0] ?? { start: 0, end: text.length } });
  const actsOn = (view: SuggestionView): SuggestionActs => ({
    approve: () => approve(view),
    edit: () => view.kind === "fact" && begin({ what: "edit" }),
    reject: () => take({ kind: "reject", step: makeUuid(), id: view.id }, view.id),
    merge: () => view.kind === "fact" && others.length > 0 && begin({ what: "merge" }),
    mergeInto: (into) => take({ kind: "merge", step: makeUuid(), id: view.id, into }, view.id),
    save: (form: NamedFact) => take({ kind: "approve", step: makeUuid(), id: view.id, form }, view.id),
    settle,
    back: () => look(view.id),
  });
  const act = current && actsOn(current);
  const isFree = !isHelping && doing.what === "look" && rivals.length === 0;
  useDeskKeys(shortcuts && isFree, {
    j: () => go(1),
    k: () => go(-1),
    u: undo,
    w: write,
    s: takeSure,
    "?": () => setHelping(true),
    ...(act && { a: act.approve, e: act.edit, r: act.reject, m: act.merge }),
  });

  if (desk.isGone) return <Notice tone="wrong" title={words.notYours} />;
  const cap = (key: string) =>
    shortcuts && (
      <span className="key-cap" aria-hidden="true">
        {key}
      </span>
    );
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] lg:gap-10">
      <div className="grid gap-4 lg:sticky lg:top-4">
        <p className="lg:hidden">
          <a href="#suggestions" className="link text-small">
            {words.toSuggestions}
          </a>
        </p>
        <DeskText
          text={text}
          language={ofText}
          lines={lines}
          covered={desk.marks}
          current={doing.what === "write" ? [doing.place] : (current?.spans ?? [])}
          open={open.flatMap((view) => view.spans)}
          choose={(place) => begin({ what: "write", place })}
        />
      </div>
      <section
        ref={column}
        id="suggestions"
        aria-labelledby="suggestions-title"
        className="grid gap-4"
        onKeyDown={(event) => {
          if (event.key === "Escape" && !isHelping && (doing.what !== "look" || trouble)) look(current?.id ?? null);
        }}
      >
        <div className="grid gap-3">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <h2 id="suggestions-title">
              {words.suggestions}{" "}
              <span className="text-small font-[400] text-soft [font-family:var(--font-press)]">
                {plural(language(), open.length, words.open)}
              </span>
            </h2>
            <SavingNote saving={desk.saving} waiting={desk.waiting} tryNow={() => void desk.attempt()} />
          </div>
          <KeptSoFar kept={desk.kept} slug={slug} source={source} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {sure > 0 && (
              <Button look="quiet" onClick={takeSure}>
                {plural(language(), sure, words.takeSure)} {cap("S")}
              </Button>
            )}
            <Button look="bare" onClick={undo}>
              {words.undo} {cap("U")}
            </Button>
            <Button look="bare" onClick={write}>
              {words.writeOwn} {cap("W")}
            </Button>
            <Button look="bare" onClick={() => setHelping(true)}>
              {words.keys} {cap("?")}
            </Button>
          </div>
        </div>
        <p role="status" className="text-small font-[550] empty:hidden">
          {desk.told && toldText(desk.told, words)}
          {desk.told && current && <span className="sr-only"> {fill(words.nextIs, { sentence: current.sentence })}</span>}
          {refused?.kind === "undo" && <Said text={trouble!.problems.map(({ message }) => message).join(" ")} />}
        </p>
        <MadeQuestions told={desk.told} />
        {doing.what === "write" && rivals.length === 0 && (
          <WriteFact
            text={text}
            language={ofText}
            sentences={sentences}
            place={doing.place}
            typed={refused?.kind === "write" ? refused.form : null}
            problems={refused?.kind === "write" ? trouble!.problems : []}
            kinds={kinds}
            names={names}
            choose={(place) => setDoing({ what: "write", place })}
            save={(form) => {
              desk.take({ kind: "write", step: makeUuid(), form, start: doing.place.start, end: doing.place.end });
              aimAt("card");
              setDoing(LOOKING);
            }}
            cancel={() => look(current?.id ?? null)}
          />
        )}
        {refused?.kind === "write" && rivals.length > 0 && (
          <div className="card border-2 border-accent p-4">
            <SettleForm
              sentence={text.slice(refused.start, refused.end)}
              others={rivals}
              publisher={publisher}
              problems={[]}
              settle={settle}
              cancel={() => look(current?.id ?? null)}
            />
          </div>
        )}
        {open.length === 0 && (
          <div data-done tabIndex={-1}>
            <Notice tone={listed.length === 0 ? "note" : "right"} title={listed.length === 0 ? words.nothingFound : words.allDecided} />
          </div>
        )}
        <ul className="grid gap-3">
          {open.map((view) => {
            const isRefused = refused !== null && "id" in refused && refused.id === view.id;
            return (
              <li key={view.id}>
                {view.id !== current?.id && <WaitingCard view={view} look={() => look(view.id)} />}
                {view.id === current?.id && (
                  <CurrentSuggestion
                    view={view}
                    quote={view.spans[0] ? text.slice(view.spans[0].start, view.spans[0].end) : ""}
                    language={ofText}
                    publisher={publisher}
                    doing={doing.what}
                    problems={isRefused ? trouble!.problems : []}
                    rivals={isRefused ? rivals : []}
                    others={others}
                    kinds={kinds}
                    names={names}
                    typed={isRefused && refused.kind === "approve" ? (refused.form ?? null) : null}
                    keys={shortcuts}
                    act={actsOn(view)}
                  />
                )}
              </li>
            );
          })}
        </ul>
        {decided.length > 0 && (
          <details className="border-t border-line pt-2">
            <summary className="min-h-11 py-2 font-[600] text-accent">{plural(language(), decided.length, words.decided)}</summary>
            <ul className="divide-y divide-line">
              {decided.map((view) => (
                <DecidedLine key={view.id} view={view} />
              ))}
            </ul>
          </details>
        )}
      </section>
      <KeyHelp open={isHelping} onClose={() => setHelping(false)} enabled={shortcuts} />
    </div>
  );
}
