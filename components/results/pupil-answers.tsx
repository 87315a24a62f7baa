import type { TakenItem } from "@/lib/analysis/class-results";
import { givenWords } from "@/lib/questions/given-words";
import { keyWords } from "@/lib/questions/key-words";
import type { Question } from "@/lib/questions/question";
import { fill } from "@/lib/words";
import { gapAsDots } from "@/lib/questions/gap-shown";
import type { Messages } from "@/messages";
import { EditForm } from "../facts/edit-form";
import type { FormState } from "../facts/form-state";
import { Shown } from "../questions/shown";
import { TextInput } from "../ui/field";
import { figure } from "./figures";

type Words = Messages["results"];
type Give = (state: FormState, form: FormData) => Promise<FormState>;

/** A question with what was answered; `give` is null while the pupil still answers. */
export type ShownAnswer = { position: number; question: Question; item: TakenItem; give: Give | null };

function answerLines({ question, item }: ShownAnswer, words: Words): string[] {
  if (item.given === null) return [words.notAnswered];
  const lines = givenWords(question.reply, item.given);
  return lines.length > 0 ? lines : [words.gaveUp];
}

function Lines({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <div className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3">
      <dt className="text-small text-soft">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">
        {lines.map((line, i) => (
          <span key={i} className="block">
            <Shown text={line} />
          </span>
        ))}
      </dd>
    </div>
  );
}

function PointsForm({ shown, give, words }: { shown: ShownAnswer; give: Give; words: Words }) {
  const { position, item } = shown;
  const possible = figure(item.maxPoints, "");
  return (
    <details>
      <summary
        className="min-h-11 content-center text-small font-[550] text-accent"
        aria-label={`${words.giveByHand}: ${fill(words.questionNumber, { number: position })}`}
      >
        {words.giveByHand}
      </summary>
      <div className="max-w-md py-2">
        <EditForm action={give} fields={[`points-${position}`, `note-${position}`]} submit={words.give} busy={words.giving}>
          <TextInput
            name={`points-${position}`}
            label={fill(words.giveByHandOf, { number: position })}
            hint={fill(words.pointsHint, { possible })}
            defaultValue={figure((item.points ?? 0) * item.maxPoints, "")}
            inputMode="decimal"
            autoComplete="off"
          />
          <TextInput name={`note-${position}`} label={words.reason} hint={words.reasonHint} autoComplete="off" />
        </EditForm>
      </div>
    </details>
  );
}

function OneAnswer({ shown, words }: { shown: ShownAnswer; words: Words }) {
  const { position, question, item, give } = shown;
  const points =
    item.points === null
      ? words.notAnswered
      : fill(words.pointsOf, { points: figure(item.points * item.maxPoints, ""), possible: figure(item.maxPoints, "") });
  return (
    <li className="grid gap-2 border-t border-line pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 font-read text-h3">
          {position}. <Shown text={question.stem} blank="…" otherwise={gapAsDots(question.stem)} />
        </h2>
        <p className="font-[650]">{item.overridden ? `${points} (${words.byHand})` : points}</p>
      </div>
      <p className="text-small text-soft">
        <Shown text={question.context} />
      </p>
      <dl className="grid gap-1">
        <Lines name={words.answered} lines={answerLines(shown, words)} />
        <Lines name={words.rightAnswer} lines={keyWords(question.reply)} />
      </dl>
      {give && item.given !== null && <PointsForm shown={shown} give={give} words={words} />}
    </li>
  );
}

/** What a pupil answered, question by question, and a way to give points by hand. */
export function PupilAnswers({ answers, words }: { answers: readonly ShownAnswer[]; words: Words }) {
  return (
    <ol className="grid gap-6">
      {answers.map((shown) => (
        <OneAnswer key={shown.position} shown={shown} words={words} />
      ))}
    </ol>
  );
}
