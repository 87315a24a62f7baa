"use client";

import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { Dialog } from "../ui/dialog";
import { Icon } from "../ui/icon";
import { Progress } from "../ui/progress";
import { ENOUGH } from "./desk-state";
import type { Saving, Told } from "./use-desk";
import { Shown } from "../questions/shown";

/** Whether everything is stored, and what waits where it is not. */
export function SavingNote({ saving, waiting, tryNow }: { saving: Saving; waiting: number; tryNow: () => void }) {
  const words = useWords("articles");
  return (
    <div className="flex flex-wrap items-center gap-2 text-small">
      <p role="status" className={saving === "not-saved" ? "font-[600] text-wrong" : "text-soft"}>
        {saving === "saved" && (
          <span className="inline-flex items-center gap-1">
            <Icon name="right" /> {words.saved}
          </span>
        )}
        {saving === "saving" && words.saving}
        {saving === "not-saved" && plural(language(), waiting, words.notSaved)}
      </p>
      {saving === "not-saved" && (
        <Button look="quiet" onClick={tryNow}>
          {words.tryNow}
        </Button>
      )}
    </div>
  );
}

/** How many facts are kept, how many are still wanted, and the way on. */
export function KeptSoFar({ kept, slug, source }: { kept: number; slug: string; source: string }) {
  const words = useWords("articles");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="grid min-w-44 grow gap-1.5">
        <p className="text-small text-soft">
          {kept >= ENOUGH ? fill(words.keptEnough, { kept }) : fill(words.keptSoFar, { kept, left: ENOUGH - kept })}
        </p>
        <Progress value={Math.min(kept, ENOUGH)} max={ENOUGH} label={fill(words.keptGoal, { kept })} />
      </div>
      <ButtonLink look={kept >= ENOUGH ? "primary" : "quiet"} href={`/sets/${slug}/quizzes/new?source=${encodeURIComponent(source)}`}>
        {words.makeQuiz}
      </ButtonLink>
    </div>
  );
}

function keptText({ made }: Told, words: Messages["articles"]): string {
  const questions = made.reduce((sum, one) => sum + one.questions.length, 0);
  if (made.length > 1)
    return fill(words.madeMany, {
      facts: plural(language(), made.length, words.factsCount),
      questions: plural(language(), questions, words.questionsCount),
    });
  return questions === 0 ? words.madeNone : plural(language(), questions, words.made);
}

/** What was just done, in a sentence. */
export function toldText(told: Told, words: Messages["articles"]): string {
  const said = {
    kept: keptText(told, words),
    further: words.further,
    left: words.leftOut,
    rejected: words.leftOut,
    merged: words.merged,
    undone: words.undone,
    already: words.already,
  };
  return said[told.outcome];
}

/** So many questions are shown of what a fact asks. */
const SHOWN = 4;

/** What the fact that was just kept asks. */
export function MadeQuestions({ told }: { told: Told | null }) {
  const words = useWords("articles");
  const made = told?.made ?? [];
  const questions = made.length === 1 ? made[0]!.questions : [];
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="made" className="grid gap-1.5 rounded-card bg-accent-wash px-4 py-3">
      <h3 id="made" className="text-small font-[650]">
        {words.madeTitle}
      </h3>
      <ul className="grid gap-1 text-small">
        {questions.slice(0, SHOWN).map(({ stem, format }) => (
          <li key={`${format} ${stem}`}>
            <Shown text={stem} />
          </li>
        ))}
        {questions.length > SHOWN && <li className="text-soft">{plural(language(), questions.length - SHOWN, words.andMore)}</li>}
      </ul>
    </section>
  );
}

/** Which key does what. */
export function KeyHelp({ open, onClose, enabled }: { open: boolean; onClose: () => void; enabled: boolean }) {
  const words = useWords("articles");
  const keys: [string, string][] = [
    ["J", words.keyNext],
    ["K", words.keyBack],
    ["A", words.keyApprove],
    ["E", words.keyEdit],
    ["R", words.keyReject],
    ["M", words.keyMerge],
    ["U", words.keyUndo],
    ["W", words.keyWrite],
    ["S", words.keySure],
    ["Esc", words.keyEscape],
  ];
  return (
    <Dialog open={open} onClose={onClose} title={words.keys}>
      <p className="text-soft">{enabled ? words.keysLead : words.keysOff}</p>
      <dl className="grid gap-2">
        {keys.map(([key, does]) => (
          <div key={key} className="flex gap-4">
            <dt className="w-10">
              <kbd className="inline-block min-w-7 rounded-[0.35rem] border border-line bg-sunk px-1.5 text-center font-[600]">{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
