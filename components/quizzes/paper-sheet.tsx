import type { Paper } from "@/lib/quizzes/paper";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Shown } from "../questions/shown";
import { QrCode } from "../ui/qr-code";
import { PaperForm } from "./paper-form";

type PaperSheetProps = { paper: Paper; title: string; link: string; words: Messages["quizzes"]; blank: string };

/** The stem with its gap as a line long enough to write on. */
const onPaper = (stem: string): string => stem.replace(/_{3,}/g, "____________________");

/** One version of a quiz to be printed: name and date, every question whole, and a code that leads back to it. */
export function PaperSheet({ paper, title, link, words, blank }: PaperSheetProps) {
  const total = paper.questions.reduce((sum, question) => sum + question.points, 0);
  return (
    <section
      aria-labelledby={`version-${paper.version}`}
      className={`paper-sheet paper-${paper.version} card grid grid-cols-1 gap-5 p-6 max-sm:p-4 print:block`}
    >
      <div className="paper-head grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-b-2 border-ink pb-4 print:mb-5">
        <div className="grid content-between gap-4">
          <h2 id={`version-${paper.version}`} className="text-h2">
            {title} <span className="whitespace-nowrap font-[400]">· {fill(words.version, { version: paper.version })}</span>
          </h2>
          <p className="grid grid-cols-[auto_minmax(0,3fr)_auto_minmax(0,2fr)_auto] items-end gap-2 text-small">
            <span>{words.name}</span>
            <span className="border-b border-ink" />
            <span>{words.date}</span>
            <span className="border-b border-ink" />
            <span className="whitespace-nowrap ps-3">___ / {plural(language(), total, words.points)}</span>
          </p>
        </div>
        <div className="grid w-28 justify-items-center gap-0.5">
          <QrCode text={link} label={words.scanLabel} className="w-24" />
          <span className="text-center text-[0.7rem] leading-tight wrap-anywhere">
            {link
              .replace(/^https?:\/\//, "")
              .split(/(?<=\/)/)
              .map((part) => [part, <wbr key={part} />])}
          </span>
        </div>
      </div>
      <ol className="grid grid-cols-1 gap-7 print:block">
        {paper.questions.map((question) => (
          <li
            key={question.questionId}
            data-question={question.number}
            className="paper-question grid grid-cols-[1.9rem_minmax(0,1fr)] gap-x-1 print:mb-6"
          >
            <span className="font-[700]">{question.number}.</span>
            <div className="grid grid-cols-1 gap-2">
              <div className="flex items-start justify-between gap-4">
                <div className="grid min-w-0 gap-0.5 wrap-anywhere">
                  <p className="text-small text-soft">
                    <Shown text={question.context} />
                  </p>
                  <p className="font-read text-lead leading-snug font-[500]">
                    <Shown text={question.stem} blank={blank} otherwise={onPaper(question.stem)} />
                  </p>
                </div>
                <span className="shrink-0 text-small whitespace-nowrap text-soft">{plural(language(), question.points, words.points)}</span>
              </div>
              <PaperForm form={question.form} words={words} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
