"use client";

import { useState } from "react";
import { moved } from "@/lib/quizzes/quiz-draft";
import type { ComposedItem, ComposedQuestion, ComposedQuiz } from "@/lib/quizzes/composed";
import { DIFFICULTIES, LENGTHS, type QuizSettings } from "@/lib/quizzes/settings";
import { fill, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Select, TextInput } from "../ui/field";
import { Icon } from "../ui/icon";
import { Problems } from "../ui/problems";
import { Said } from "../ui/said";
import { AddQuestion } from "./add-question";
import { ChangedMeanwhile } from "./changed-meanwhile";
import type { ComposeActions, Desk, Swaps } from "./compose-actions";
import { ComposeItem } from "./compose-item";
import { including, LENGTHS_OFFERED } from "./offered";
import { QuizSettingsFields } from "./quiz-settings-fields";
import { SwapPanel } from "./swap-panel";
import { useComposing } from "./use-composing";

type ComposeDeskProps = { quiz: ComposedQuiz; actions: ComposeActions; formats: Readonly<Record<string, string>>; titleHint: string };

/** A question as a new place of the quiz; the linter speaks of it once it is saved. */
const asItem = (question: ComposedQuestion, points = 1): ComposedItem => ({
  questionId: question.id,
  points,
  question,
  became: "same",
  notes: [],
});

/** Where a quiz is put together: every question with its key and its source, and each step saved and undoable. */
export function ComposeDesk({ quiz, actions, formats, titleHint }: ComposeDeskProps) {
  const words = useWords("quizzes");
  const composing = useComposing(quiz, actions.save);
  const { now, change, refuse } = composing;
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [swapping, setSwapping] = useState<{ id: string; swaps: Swaps | null } | null>(null);
  const [isRemaking, setRemaking] = useState(false);
  const [said, say] = useState("");
  const { items, settings, title } = now;
  const [wanted, setWanted] = useState<number | null>(null);
  const length = wanted ?? (items.length || settings.length);
  const count = items.length;

  const changeItems = (to: (items: ComposedItem[]) => ComposedItem[]) => change((before) => ({ ...before, items: to(before.items) }));
  const changeSettings = (changes: Partial<QuizSettings>) =>
    change((before) => ({ ...before, settings: { ...before.settings, ...changes } }), count > 0);
  const desk = (): Desk => ({
    items: items.flatMap(({ question }) => question?.id ?? []),
    locked: [...kept],
    wish: { ...settings, length: count || settings.length },
  });

  /** The value, or null and the problems on the page. */
  async function ask<T>(
    asked: Promise<{ kind: "found"; value: T } | { kind: "refused"; problems: { where: string; message: string }[] }>,
  ): Promise<T | null> {
    const answer = await asked.catch(() => null);
    if (answer?.kind === "found") return answer.value;
    refuse(answer?.problems ?? [{ where: "quiz", message: words.notSaved }]);
    return null;
  }

  async function openSwaps(item: ComposedItem): Promise<void> {
    if (!item.question) return;
    setSwapping({ id: item.questionId, swaps: null });
    const swaps = await ask(actions.swaps(desk(), item.question.id));
    setSwapping((open) => (open?.id !== item.questionId ? open : swaps && { id: item.questionId, swaps }));
  }

  function closeSwaps(questionId: string): void {
    setSwapping(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-swap="${CSS.escape(questionId)}"]`)?.focus());
  }

  function take(item: ComposedItem, position: number, question: ComposedQuestion): void {
    changeItems((all) => all.map((one) => (one.questionId === item.questionId ? asItem(question, one.points) : one)));
    say(fill(words.swapped, { position }));
    closeSwaps(question.id);
  }

  async function remake(): Promise<void> {
    setRemaking(true);
    const made = await ask(actions.remake({ ...desk(), wish: { ...settings, length } }));
    setRemaking(false);
    if (!made) return;
    setWanted(null);
    const worth = new Map(items.map((item) => [item.questionId, item]));
    changeItems(() => made.map((question) => worth.get(question.id) ?? asItem(question)));
    say(words.remade);
  }

  function add(question: ComposedQuestion): void {
    if (count >= LENGTHS.most) return say(fill(words.full, { count: LENGTHS.most }));
    changeItems((all) => [...all, asItem(question)]);
    say(fill(words.added, { position: count + 1 }));
  }

  function remove(item: ComposedItem, position: number): void {
    if (count === 1) return say(words.lastOne);
    changeItems((all) => all.filter((one) => one.questionId !== item.questionId));
    say(fill(words.removedItem, { position }));
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(`[data-swap="${CSS.escape((items[position] ?? items[position - 2])?.questionId ?? "")}"]`)
        ?.focus(),
    );
  }

  function move(from: number, to: number): void {
    changeItems((all) => moved(all, from - 1, to - 1));
    say(fill(words.moved, { position: to, count }));
  }

  const toggleKept = (id: string) =>
    setKept((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const keepReplacement = (item: ComposedItem) =>
    item.question &&
    changeItems((all) => all.map((one) => (one.questionId === item.questionId && one.question ? asItem(one.question, one.points) : one)));
  const total = items.reduce((sum, item) => sum + (item.question ? item.points : 0), 0);

  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
      <section aria-label={words.composing} className="grid gap-4">
        <div className="sticky top-0 z-10 -mx-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 bg-paper px-1 py-2">
          <p className="font-[550]">
            {fill(words.total, { questions: plural(language(), count, words.questions), points: plural(language(), total, words.points) })}
          </p>
          <span className="flex items-center gap-3">
            <span role="status" className="inline-flex items-center gap-1.5 text-small text-soft">
              {composing.state === "saved" && !composing.conflict && <Icon name="right" className="text-correct" />}
              {composing.conflict
                ? ""
                : composing.state === "saving"
                  ? words.saving
                  : composing.state === "failed"
                    ? words.notSaved
                    : words.saved}
            </span>
            {composing.state === "failed" && (
              <Button look="quiet" onClick={composing.tryAgain}>
                {words.tryAgain}
              </Button>
            )}
            <Button
              look="quiet"
              aria-disabled={composing.undo === null || undefined}
              onClick={() => {
                composing.undo?.();
                if (composing.undo) say(words.undone);
              }}
            >
              {words.undo}
            </Button>
          </span>
        </div>
        <p role="status" className="text-small text-soft empty:hidden">
          {said}
        </p>
        <Problems problems={composing.problems} fields={["title", "minutes", "attempts"]} />
        {composing.conflict && (
          <ChangedMeanwhile conflict={composing.conflict} onTakeTheirs={composing.takeTheirs} onKeepMine={composing.keepMine} />
        )}
        {count === 0 && <p className="text-soft">{words.drawn}</p>}
        <ol className="grid gap-4">
          {items.map((item, i) => (
            <ComposeItem
              key={item.questionId}
              item={item}
              position={i + 1}
              count={count}
              format={formats[item.question?.format ?? ""] ?? ""}
              isKept={kept.has(item.questionId)}
              isSwapping={swapping?.id === item.questionId}
              onSwap={() => (swapping?.id === item.questionId ? closeSwaps(item.questionId) : void openSwaps(item))}
              onKeep={() => toggleKept(item.questionId)}
              onRemove={() => remove(item, i + 1)}
              onMove={(to) => move(i + 1, to)}
              onDropped={(from) => move(from, i + 1)}
              onPoints={(points) => changeItems((all) => all.map((one) => (one.questionId === item.questionId ? { ...one, points } : one)))}
              onKeepReplacement={() => keepReplacement(item)}
            >
              {swapping?.id === item.questionId && (
                <SwapPanel
                  position={i + 1}
                  swaps={swapping.swaps}
                  formats={formats}
                  onTake={(question) => take(item, i + 1, question)}
                  onMore={() => void openSwaps(item)}
                  onClose={() => closeSwaps(item.questionId)}
                />
              )}
            </ComposeItem>
          ))}
        </ol>
      </section>
      <aside className="grid gap-8">
        <section aria-labelledby="remake" className="grid gap-3">
          <h2 id="remake">{words.remakeTitle}</h2>
          <p className="text-small text-soft">{words.remakeLead}</p>
          <Select name="length" label={words.length} value={length} onChange={(event) => setWanted(Number(event.target.value))}>
            {including(LENGTHS_OFFERED, length).map((one) => (
              <option key={one} value={one}>
                {plural(language(), one, words.questions)}
              </option>
            ))}
          </Select>
          <Select
            name="difficulty"
            label={words.difficulty}
            value={settings.difficulty}
            onChange={(event) => changeSettings({ difficulty: DIFFICULTIES.find((one) => one === event.target.value) ?? "mixed" })}
          >
            {DIFFICULTIES.map((difficulty) => (
              <option key={difficulty} value={difficulty}>
                {words[difficulty]}
              </option>
            ))}
          </Select>
          <Button look="quiet" aria-disabled={isRemaking || undefined} onClick={() => !isRemaking && void remake()}>
            {isRemaking ? words.making : count === 0 ? words.make : words.remake}
          </Button>
        </section>
        <section aria-labelledby="add" className="grid gap-3">
          <h2 id="add">{words.addTitle}</h2>
          <AddQuestion
            search={(text) => ask(actions.search(desk(), text))}
            inQuiz={new Set(items.map((item) => item.questionId))}
            formats={formats}
            onAdd={add}
          />
        </section>
        {count > 0 && (
          <section aria-labelledby="taking" className="grid gap-4">
            <h2 id="taking">{words.settingsTitle}</h2>
            <TextInput
              key={title}
              name="title"
              label={words.titleField}
              defaultValue={title}
              placeholder={titleHint}
              maxLength={200}
              autoComplete="off"
              onBlur={(event) =>
                event.target.value.trim() !== title && change((before) => ({ ...before, title: event.target.value.trim() }))
              }
            />
            <QuizSettingsFields settings={settings} onChange={changeSettings} />
          </section>
        )}
        <section aria-labelledby="notes" className="grid gap-2">
          <h2 id="notes">{words.notesTitle}</h2>
          {composing.notes.length === 0 && items.every((item) => item.notes.length === 0) ? (
            <p className="text-soft">{words.notesNone}</p>
          ) : null}
          <ul className="grid gap-1">
            {items.map(
              (item, i) =>
                item.notes.length > 0 && (
                  <li key={item.questionId}>
                    <a href={`#question-${i + 1}`} className="link text-small">
                      {fill(words.number, { position: i + 1 })}
                    </a>
                  </li>
                ),
            )}
            {composing.notes.map((note) => (
              <li key={note} className="flex gap-2 text-small">
                <Icon name="note" className="mt-[0.2em] shrink-0 text-accent" />
                <Said text={note} />
              </li>
            ))}
          </ul>
        </section>
      </aside>
    </div>
  );
}
