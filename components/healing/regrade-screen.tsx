import Link from "next/link";
import type { RegradePreview } from "@/lib/quizzes/regrade-preview";
import { plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Notice } from "../ui/notice";
import { RegradeForm } from "./regrade-form";
import type { RegradeAnswer } from "./regrade-state";

type Words = Messages["healing"];
type RegradeScreenProps = {
  preview: RegradePreview;
  slug: string;
  words: Words;
  formats: Readonly<Record<string, string>>;
  apply: (wish: unknown) => Promise<RegradeAnswer>;
  undo: (regradeId: string) => Promise<RegradeAnswer>;
};

const LABEL = { fact: "ofFact", question: "ofQuestion", entity: "ofEntity" } as const satisfies Record<
  RegradePreview["cause"]["kind"],
  keyof Words
>;

/** What marking answers again would do, by every policy; then doing it. */
export function RegradeScreen({ preview, slug, words, formats, apply, undo }: RegradeScreenProps) {
  const { cause, subject, underWay, isNewer, totals } = preview;
  const isEmpty = totals["raise-only"].kept.answers === 0;
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
      <p>
        <Link prefetch={false} href={`/sets/${slug}/regrade`} className="link text-small">
          {words.regradesTitle}
        </Link>
      </p>
      <h1>{words.regradeTitle}</h1>
      <div className="grid gap-1">
        <p className="label">{words[LABEL[cause.kind]]}</p>
        <p className="font-read text-[1.125rem]">{subject}</p>
      </div>
      {underWay > 0 && <Notice>{plural(language(), underWay, words.underWay)}</Notice>}
      {isNewer && <Notice>{words.isNewer}</Notice>}
      {!isNewer && isEmpty && <p className="text-soft">{words.noAnswers}</p>}
      {!isNewer && !isEmpty && <RegradeForm preview={preview} words={words} formats={formats} apply={apply} undo={undo} />}
    </main>
  );
}
