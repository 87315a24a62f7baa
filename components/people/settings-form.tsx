"use client";

import { useState, useTransition, type ReactNode } from "react";
import { OWN_NAMES, type Language } from "@/lib/people/languages";
import { SPACINGS, TEXT_SIZES, THEMES, TIME_MULTIPLIERS, type Settings } from "@/lib/people/settings";
import type { Problem } from "@/lib/problem";
import { currentLanguage } from "@/messages/language";
import { useWords } from "../layout/words";
import { CheckboxCard, Choices, RadioCard } from "../ui/choice-card";
import { ReadAloud } from "../ui/read-aloud";
import { SaveStatus } from "../ui/save-status";

type SettingsFormProps = {
  settings: Settings;
  /** Those one can choose. */ languages: readonly Language[];
  save: (change: Partial<Settings>) => Promise<Problem[]>;
};

/** What the page itself shows of the settings, before it comes back from the server. */
function showAtOnce({ theme, textSize, spacing }: Settings): void {
  Object.assign(document.documentElement.dataset, { theme, text: textSize, spacing });
}

/** Every setting, each kept the moment it is changed. */
export function SettingsForm({ settings, languages, save }: SettingsFormProps) {
  const words = useWords("settings");
  const [now, setNow] = useState(settings);
  const [status, setStatus] = useState("");
  const [, startSaving] = useTransition();
  const change = (part: Partial<Settings>) => {
    const before = now;
    const after = { ...now, ...part };
    setNow(after);
    showAtOnce(after);
    setStatus(words.saving);
    startSaving(async () => {
      const problems = await save(part).catch(() => [{ where: "network", message: words.notSaved }]);
      setStatus(problems.length > 0 ? words.notSaved : words.saved);
      if (problems.length === 0) return part.language === undefined ? undefined : window.location.reload(); // every word is another
      setNow(before);
      showAtOnce(before);
    });
  };
  const radio = <Name extends keyof Settings>(name: Name, value: Settings[Name], label: ReactNode, hint?: string) => (
    <RadioCard
      key={String(value)}
      name={name}
      label={label}
      hint={hint}
      checked={now[name] === value}
      onChange={() => change({ [name]: value })}
    />
  );
  return (
    <div className="grid gap-10">
      <Choices legend={words.language} hint={words.languageHint} columns>
        {radio("language", null, words.asBrowser)}
        {languages.map((language) => radio("language", language, <span lang={language}>{OWN_NAMES[language]}</span>))}
      </Choices>
      <section aria-labelledby="look" className="grid gap-6">
        <h2 id="look">{words.look}</h2>
        <Choices legend={words.theme} columns>
          {THEMES.map((theme) => radio("theme", theme, words.themes[theme]))}
        </Choices>
        <Choices legend={words.textSize} columns>
          {TEXT_SIZES.map((size) => radio("textSize", size, words.textSizes[size]))}
        </Choices>
        <Choices legend={words.spacing} columns>
          {SPACINGS.map((spacing) => radio("spacing", spacing, words.spacings[spacing]))}
        </Choices>
      </section>
      <section aria-labelledby="questions" className="grid gap-6">
        <h2 id="questions">{words.questions}</h2>
        <div className="grid justify-items-start gap-2">
          <CheckboxCard
            className="w-full"
            label={words.readAloud}
            hint={words.readAloudHint}
            checked={now.readAloud}
            onChange={() => change({ readAloud: !now.readAloud })}
          />
          <ReadAloud text={words.voiceSample} language={currentLanguage()} label={words.tryVoice} stopLabel={words.stopVoice} />
        </div>
        <CheckboxCard
          label={words.shortcuts}
          hint={words.shortcutsHint}
          checked={now.shortcuts}
          onChange={() => change({ shortcuts: !now.shortcuts })}
        />
        <Choices legend={words.time} hint={words.timeHint} columns>
          {TIME_MULTIPLIERS.map((multiplier) =>
            radio("timeMultiplier", multiplier, words.times[multiplier === null ? "none" : (`${multiplier}` as const)]),
          )}
        </Choices>
      </section>
      <section aria-labelledby="device" className="grid gap-6">
        <h2 id="device">{words.device}</h2>
        <Choices legend={words.ownDevice}>
          {radio("ownDevice", true, words.own, words.ownHint)}
          {radio("ownDevice", false, words.shared, words.sharedHint)}
        </Choices>
      </section>
      <SaveStatus text={status} saved={status === words.saved} />
    </div>
  );
}
