"use client";

import { useState, useTransition } from "react";
import { POLICIES, type Policy } from "@/lib/quizzes/regrade";
import type { RegradePreview } from "@/lib/quizzes/regrade-preview";
import { plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Button } from "../ui/button";
import { CheckboxCard, Choices, RadioCard } from "../ui/choice-card";
import { Notice } from "../ui/notice";
import { AttemptTable, QuestionTable } from "./regrade-tables";
import { LeftNotes, RegradeNumbers } from "./regrade-numbers";
import type { RegradeAnswer } from "./regrade-state";
import { Said } from "../ui/said";

type Words = Messages["healing"];
type RegradeFormProps = {
  preview: RegradePreview;
  words: Words;
  formats: Readonly<Record<string, string>>;
  apply: (wish: unknown) => Promise<RegradeAnswer>;
  undo: (regradeId: string) => Promise<RegradeAnswer>;
};

const NOT_PRESSED: RegradeAnswer = { problem: null, done: null, regradeId: null };

const TEXTS = {
  "raise-only": ["raiseOnly", "raiseOnlyHint"],
  "as-corrected": ["asCorrected", "asCorrectedHint"],
  "accept-both": ["acceptBoth", "acceptBothHint"],
  "full-marks": ["fullMarks", "fullMarksHint"],
} as const satisfies Record<Policy, readonly [keyof Words, keyof Words]>;

/** A policy, the numbers it comes to, and doing it: nothing is changed before that is pressed, and it can be undone. */
export function RegradeForm({ preview, words, formats, apply, undo }: RegradeFormProps) {
  const { totals, left, seen, cause } = preview;
  const notOffered = left["not-offered"] ?? 0;
  const [policy, setPolicy] = useState<Policy>("raise-only");
  const [isFull, setFull] = useState(notOffered > 0);
  const [answer, setAnswer] = useState(NOT_PRESSED);
  const [isBusy, start] = useTransition();
  const which = isFull ? "full" : "kept";
  const summary = totals[policy][which];
  const isDone = answer.done !== null;
  const markAgain = () => start(async () => setAnswer(await apply({ cause, choice: { policy, fullWhereNotOffered: isFull }, seen })));
  const takeBack = (regradeId: string) => start(async () => setAnswer(await undo(regradeId)));
  return (
    <div className="grid gap-8">
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <div className="grid gap-4">
          <Choices legend={words.policy}>
            {POLICIES.map((one) => (
              <RadioCard
                key={one}
                name="policy"
                value={one}
                checked={policy === one}
                disabled={isDone}
                onChange={() => setPolicy(one)}
                label={words[TEXTS[one][0]]}
                hint={words[TEXTS[one][1]]}
              />
            ))}
          </Choices>
          {notOffered > 0 && policy !== "full-marks" && (
            <CheckboxCard
              name="not-offered"
              checked={isFull}
              disabled={isDone}
              onChange={(event) => setFull(event.currentTarget.checked)}
              label={words.notOffered}
              hint={plural(language(), notOffered, words.notOfferedHint)}
            />
          )}
        </div>
        <div className="grid gap-4">
          <RegradeNumbers summary={summary} isDone={isDone} words={words} />
          <LeftNotes left={left} isFull={isFull || policy === "full-marks"} words={words} />
          <div className="grid gap-3">
            {!isDone && (
              <Button size="big" full aria-disabled={isBusy || undefined} onClick={() => !isBusy && markAgain()}>
                {isBusy ? words.applying : words.apply}
              </Button>
            )}
            <div role="status" className="grid gap-3">
              {answer.problem && <Notice tone="wrong" title={<Said text={answer.problem} />} />}
              {isDone && <Notice tone="right" title={answer.done} />}
            </div>
            {answer.regradeId && (
              <Button look="danger" aria-disabled={isBusy || undefined} onClick={() => !isBusy && takeBack(answer.regradeId!)}>
                {words.undo}
              </Button>
            )}
          </div>
        </div>
      </div>
      <QuestionTable questions={preview.questions} policy={policy} which={which} words={words} formats={formats} />
      <AttemptTable attempts={preview.attempts} more={preview.more} policy={policy} which={which} words={words} />
    </div>
  );
}
