"use client";

import { useCallback, useRef, useState } from "react";
import type { Problem } from "@/lib/problem";
import type { ComposedItem, ComposedQuiz } from "@/lib/quizzes/composed";
import type { DraftDifference, QuizDraft } from "@/lib/quizzes/quiz-draft";
import type { ComposeActions, SaveAnswer } from "./compose-actions";

/** What can be changed of a quiz, as its page shows it. */
export type Composing = Pick<ComposedQuiz, "title" | "settings" | "items">;

/** Somebody else saved first. */
export type Conflict = { theirs: ComposedQuiz; difference: DraftDifference };

export type SaveState = "saved" | "saving" | "failed";

const draftOf = ({ title, settings, items }: Composing): QuizDraft => ({
  title,
  settings: { ...settings, length: items.length },
  items: items.map(({ questionId, points }) => ({ questionId, points })),
});

/** The items with what the server says of them now. */
function withNotes(items: readonly ComposedItem[], told: readonly ComposedItem[]): ComposedItem[] {
  const byId = new Map(told.map((item) => [item.questionId, item]));
  return items.map((item) => ({ ...(byId.get(item.questionId) ?? item), points: item.points }));
}

/**
 * A quiz that is put together: every change is saved as it is made, one after the other, and can be undone. Where somebody else saved
 * first, nothing more is sent until it is said which of the two stands.
 */
export function useComposing(initial: ComposedQuiz, save: ComposeActions["save"]) {
  const [now, setNow] = useState<Composing>(initial);
  const [past, setPast] = useState<readonly Composing[]>([]);
  const [state, setState] = useState<SaveState>("saved");
  const [notes, setNotes] = useState<readonly string[]>(initial.notes);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const latest = useRef<Composing>(initial);
  const revision = useRef(initial.revision);
  const waiting = useRef<Composing | null>(null);
  const sending = useRef(false);

  const show = useCallback((next: Composing) => {
    latest.current = next;
    setNow(next);
  }, []);

  const hear = useCallback(
    (answer: SaveAnswer) => {
      if (answer.kind === "refused") return setProblems(answer.problems);
      if (answer.kind === "changed") {
        waiting.current = null;
        return setConflict(answer);
      }
      revision.current = answer.quiz.revision;
      setProblems([]);
      setNotes(answer.quiz.notes);
      show({ ...latest.current, items: withNotes(latest.current.items, answer.quiz.items) });
    },
    [show],
  );

  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    let failed = false;
    for (let next = waiting.current; next && !failed; next = waiting.current) {
      waiting.current = null;
      setState("saving");
      try {
        hear(await save(revision.current, draftOf(next)));
      } catch {
        waiting.current ??= next;
        failed = true;
      }
    }
    sending.current = false;
    setState(failed ? "failed" : "saved");
  }, [hear, save]);

  const store = useCallback(
    (next: Composing) => {
      show(next);
      waiting.current = next;
      void send();
    },
    [send, show],
  );

  /** Makes a change, and keeps how it was before. A quiz without questions of its own cannot be stored: then the change is only shown. */
  const change = useCallback(
    (to: (now: Composing) => Composing, stores = true) => {
      const before = latest.current;
      if (!stores) return show(to(before));
      setPast((earlier) => (before.items.length === 0 ? earlier : [...earlier.slice(-49), before]));
      store(to(before));
    },
    [show, store],
  );

  const undo = () => {
    const before = past.at(-1);
    if (!before) return;
    setPast(past.slice(0, -1));
    store(before);
  };

  const takeTheirs = () => {
    if (!conflict) return;
    revision.current = conflict.theirs.revision;
    setPast((earlier) => [...earlier, latest.current]);
    setNotes(conflict.theirs.notes);
    setConflict(null);
    show(conflict.theirs);
  };

  const keepMine = () => {
    if (!conflict) return;
    revision.current = conflict.theirs.revision;
    setPast((earlier) => [...earlier, conflict.theirs]);
    setConflict(null);
    store(latest.current);
  };

  return {
    now,
    change,
    undo: past.length > 0 ? undo : null,
    state,
    tryAgain: () => void send(),
    notes,
    problems,
    refuse: setProblems,
    conflict,
    takeTheirs,
    keepMine,
  };
}
