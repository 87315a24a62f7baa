"use client";

import { useDeferredValue, useState, useTransition } from "react";
import type { Plan } from "@/lib/memory/plan";
import type { Problem } from "@/lib/problem";
import { fill, percent } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { CheckboxCard, Choices, RadioCard } from "../ui/choice-card";
import { TextInput } from "../ui/field";
import { SaveStatus } from "../ui/save-status";
import { outlookOf, type PlanBasis } from "./outlook";
import { PlanOutlook } from "./plan-outlook";
import { PlanScopes, type PracticeChoice } from "./plan-scopes";
import { PlanWeek } from "./plan-week";

type PlanFormProps = {
  plan: Plan;
  choices: readonly PracticeChoice[];
  basis: PlanBasis;
  save: (change: Partial<Plan>) => Promise<Problem[]>;
};

const RETENTIONS = [0.8, 0.85, 0.9, 0.95, 0.97] as const;
const SHARES = [0, 0.1, 0.25, 0.5] as const;

/** The offered values with the one that is chosen, wherever it came from. */
const including = (offered: readonly number[], chosen: number): number[] =>
  offered.includes(chosen) ? [...offered] : [...offered, chosen].sort((a, b) => a - b);

/** The plan, each part kept the moment it is changed; what comes of it is worked out here, at once. */
export function PlanForm({ plan, choices, basis, save }: PlanFormProps) {
  const words = useWords("plan");
  const [now, setNow] = useState(plan);
  const [status, setStatus] = useState("");
  // The picture may come a moment after what was pressed.
  const pictured = useDeferredValue(now);
  const { today } = basis;
  const [, startSaving] = useTransition();
  const change = (part: Partial<Plan>) => {
    const before = now;
    setNow({ ...now, ...part });
    setStatus(words.saving);
    startSaving(async () => {
      const problems = await save(part).catch(() => [{ where: "network", message: words.problem }]);
      setStatus(problems.length > 0 ? words.problem : words.saved);
      if (problems.length > 0) setNow(before);
    });
  };
  const retentionText = (share: number) =>
    ({
      0.7: words.retention70,
      0.8: words.retention80,
      0.85: words.retention85,
      0.9: words.retention90,
      0.95: words.retention95,
      0.97: words.retention97,
    })[share] ?? fill(words.retentionOther, { share: percent(language(), share) });
  const shareText = (share: number) =>
    ({ 0: words.newNone, 0.1: words.newFew, 0.25: words.newSome, 0.5: words.newMany })[share] ?? percent(language(), share);
  const onMinutes = (text: string) => {
    const minutes = Number(text);
    if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 120 && minutes !== now.minutes) change({ minutes });
  };

  return (
    <div className="grid gap-10">
      <PlanOutlook outlook={outlookOf(pictured, basis)} plan={pictured} />
      <section aria-labelledby="time" className="grid gap-6">
        <h2 id="time">{words.timeTitle}</h2>
        <TextInput
          name="minutes"
          type="number"
          inputMode="numeric"
          min={1}
          max={120}
          label={words.minutes}
          hint={words.minutesHint}
          defaultValue={plan.minutes}
          onChange={(event) => onMinutes(event.currentTarget.value)}
          className="max-w-32"
        />
        <PlanWeek plan={now} onChange={change} />
        <div className="grid gap-2">
          <TextInput
            name="examOn"
            type="date"
            min={today}
            label={words.exam}
            hint={words.examHint}
            value={now.examOn ?? ""}
            onChange={(event) => change({ examOn: event.currentTarget.value || null })}
            className="max-w-52"
          />
          {now.examOn && now.examOn < today && <p className="text-small text-soft">{words.examPast}</p>}
        </div>
      </section>
      <section aria-labelledby="sure" className="grid gap-6">
        <h2 id="sure">{words.sureTitle}</h2>
        <Choices legend={words.retention}>
          {including(RETENTIONS, now.retention).map((share) => (
            <RadioCard
              key={share}
              name="retention"
              label={retentionText(share)}
              checked={now.retention === share}
              onChange={() => change({ retention: share })}
            />
          ))}
        </Choices>
        <Choices legend={words.newShare}>
          {including(SHARES, now.newShare).map((share) => (
            <RadioCard
              key={share}
              name="newShare"
              label={shareText(share)}
              checked={now.newShare === share}
              onChange={() => change({ newShare: share })}
            />
          ))}
        </Choices>
      </section>
      <section aria-labelledby="what" className="grid gap-6">
        <h2 id="what">{words.whatTitle}</h2>
        <PlanScopes scopes={now.scopes} choices={choices} onChange={(scopes) => change({ scopes })} />
      </section>
      <section aria-labelledby="cards" className="grid gap-6">
        <h2 id="cards">{words.cardsTitle}</h2>
        <Choices legend={words.grades}>
          {([2, 4] as const).map((grades) => (
            <RadioCard
              key={grades}
              name="grades"
              label={grades === 2 ? words.grades2 : words.grades4}
              checked={now.grades === grades}
              onChange={() => change({ grades })}
            />
          ))}
        </Choices>
        <div className="grid gap-2">
          <CheckboxCard
            label={words.intervals}
            checked={now.showIntervals}
            onChange={() => change({ showIntervals: !now.showIntervals })}
          />
          <CheckboxCard
            label={words.streak}
            hint={words.streakHint}
            checked={now.showStreak}
            onChange={() => change({ showStreak: !now.showStreak })}
          />
        </div>
      </section>
      <SaveStatus text={status} saved={status === words.saved} />
    </div>
  );
}
