"use client";

import type { PlanScope } from "@/lib/memory/plan";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Shown } from "../questions/shown";
import { CheckboxCard, Choices } from "../ui/choice-card";
import { begun } from "./number-words";

/** A set that can be practised, with its topics. */
export type PracticeChoice = { id: string; slug: string; title: string; topics: readonly string[] };

const scopeOf = (scopes: readonly PlanScope[], setId: string) => scopes.find((scope) => scope.setId === setId) ?? null;

/** The scopes with a set added or taken away. */
export function toggledSet(scopes: readonly PlanScope[], setId: string): PlanScope[] {
  return scopeOf(scopes, setId) ? scopes.filter((scope) => scope.setId !== setId) : [...scopes, { setId, topics: [] }];
}

/** The scopes with a topic of a set added or taken away. */
export function toggledTopic(scopes: readonly PlanScope[], setId: string, topic: string): PlanScope[] {
  return scopes.map((scope) =>
    scope.setId !== setId
      ? scope
      : { setId, topics: scope.topics.includes(topic) ? scope.topics.filter((one) => one !== topic) : [...scope.topics, topic] },
  );
}

type ScopesProps = { scopes: readonly PlanScope[]; choices: readonly PracticeChoice[]; onChange: (scopes: PlanScope[]) => void };

/** Which sets are asked, and which topics of them. */
export function PlanScopes({ scopes, choices, onChange }: ScopesProps) {
  const words = useWords("plan");
  if (choices.length === 0) return <p className="text-small text-soft">{words.scopesNone}</p>;
  return (
    <Choices legend={words.scopes} hint={words.scopesHint}>
      {choices.map(({ id, title, topics }) => {
        const scope = scopeOf(scopes, id);
        return (
          <div key={id} className="grid min-w-0 grid-cols-1 gap-2 wrap-anywhere">
            <CheckboxCard label={<Shown text={title} />} checked={scope !== null} onChange={() => onChange(toggledSet(scopes, id))} />
            {scope && topics.length > 1 && (
              <details className="ps-4" open={scope.topics.length > 0}>
                <summary className="min-h-11 content-center text-small font-[550] text-accent">
                  {plural(language(), scope.topics.length || topics.length, words.topicsOf)}
                </summary>
                <Choices legend={<span className="sr-only">{title}</span>} hint={words.topicsHint} columns>
                  {topics.map((topic) => (
                    <CheckboxCard
                      key={topic}
                      label={begun(topic)}
                      checked={scope.topics.includes(topic)}
                      onChange={() => onChange(toggledTopic(scopes, id, topic))}
                    />
                  ))}
                </Choices>
              </details>
            )}
          </div>
        );
      })}
    </Choices>
  );
}
