"use client";

import { plural, type Plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import type { Conflict } from "./use-composing";

/** In which ways the other quiz differs, in words. `difference` goes from theirs to one's own. */
export function differenceWords(
  { title, settings, added, removed, moved, points }: Conflict["difference"],
  words: Messages["quizzes"],
): string[] {
  const counted = (list: readonly string[], forms: Plural) => (list.length > 0 ? [plural(language(), list.length, forms)] : []);
  const others = settings.filter((name) => name !== "length");
  return [
    ...(title ? [words.changedTitleField] : []),
    ...(others.length > 0 ? [words.changedSettings] : []),
    ...counted(added, words.changedAdded),
    ...counted(removed, words.changedRemoved),
    ...counted(moved, words.changedMoved),
    ...counted(points, words.changedPoints),
  ];
}

/** Says that somebody else saved first and how theirs differs; one press says which of the two stands, and undo brings the other back. */
export function ChangedMeanwhile({
  conflict,
  onTakeTheirs,
  onKeepMine,
}: {
  conflict: Conflict;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}) {
  const words = useWords("quizzes");
  return (
    <div role="alert">
      <Notice tone="wrong" title={words.changedTitle}>
        <p>{words.changedLead}</p>
        <ul className="list-disc ps-5">
          {differenceWords(conflict.difference, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="flex flex-wrap gap-2 pt-2">
          <Button onClick={onTakeTheirs}>{words.takeTheirs}</Button>
          <Button look="quiet" onClick={onKeepMine}>
            {words.keepMine}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
