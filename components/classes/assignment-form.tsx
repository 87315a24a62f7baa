import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { CheckboxCard, Choices, RadioCard } from "../ui/choice-card";
import { Select, TextInput } from "../ui/field";

/** An assignment as its form shows it; times as "2025-03-12T09:00" by the clocks of the zone. */
export type AssignmentDraft = {
  quiz: string | null;
  title: string;
  mode: "self" | "wall";
  purpose: "practice" | "class" | "graded";
  opens: string;
  due: string;
  closes: string;
  late: string;
  release: string;
  attempts: string;
  scoring: string;
  closedBook: boolean;
};

type AssignmentFieldsProps = {
  draft: AssignmentDraft;
  quizzes: readonly { id: string; title: string }[];
  zone: string;
  isNew: boolean;
  words: Messages["classes"];
};

/** The fields by which a form may be led to what is wrong. */
export const ASSIGNMENT_FIELDS = ["quiz", "title", "opens", "due", "closes", "attempts"] as const;

/** Everything that a teacher says of an assignment: what nobody has to think of stands behind one press. */
export function AssignmentFields({ draft, quizzes, zone, isNew, words }: AssignmentFieldsProps) {
  return (
    <>
      {isNew ? (
        <Select name="quiz" label={words.quiz} defaultValue={draft.quiz ?? quizzes[0]?.id}>
          {quizzes.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      ) : (
        <input type="hidden" name="quiz" value={draft.quiz ?? ""} />
      )}
      {isNew ? (
        <Choices legend={words.mode} columns>
          <RadioCard name="mode" value="self" label={words.self} hint={words.selfHint} defaultChecked={draft.mode === "self"} />
          <RadioCard name="mode" value="wall" label={words.wall} hint={words.wallHint} defaultChecked={draft.mode === "wall"} />
        </Choices>
      ) : (
        <input type="hidden" name="mode" value={draft.mode} />
      )}
      <div className="grid gap-5 [form:has([name=mode][value=wall]:is(:checked,[type=hidden]))_&]:hidden">
        <Choices legend={words.purpose} columns>
          <RadioCard
            name="purpose"
            value="practice"
            label={words.practice}
            hint={words.practiceHint}
            defaultChecked={draft.purpose === "practice"}
          />
          <RadioCard
            name="purpose"
            value="class"
            label={words.classQuiz}
            hint={words.classQuizHint}
            defaultChecked={draft.purpose === "class"}
          />
          <RadioCard
            name="purpose"
            value="graded"
            label={words.graded}
            hint={words.gradedHint}
            defaultChecked={draft.purpose === "graded"}
          />
        </Choices>
        <fieldset className="grid gap-3">
          <legend className="mb-2 text-small font-[650]">{words.times}</legend>
          <p className="-mt-1 text-small text-soft">{fill(words.zoneNote, { zone: zone.replaceAll("_", " ") })}</p>
          <div className="grid gap-3 [grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr))]">
            <TextInput name="opens" type="datetime-local" label={words.opens} hint={words.opensHint} defaultValue={draft.opens} />
            <TextInput name="due" type="datetime-local" label={words.due} hint={words.dueHint} defaultValue={draft.due} />
            <TextInput name="closes" type="datetime-local" label={words.closes} hint={words.closesEmpty} defaultValue={draft.closes} />
          </div>
          <p className="text-small text-soft">{words.closesHint}</p>
        </fieldset>
      </div>
      <details className="border-t border-line pt-2">
        <summary className="min-h-11 content-center font-[550] text-accent">{words.moreChoices}</summary>
        <div className="grid gap-5 py-4">
          <TextInput
            name="title"
            label={words.assignmentTitle}
            hint={words.assignmentTitleHint}
            defaultValue={draft.title}
            maxLength={200}
            autoComplete="off"
          />
          <div className="grid gap-5 [form:has([name=mode][value=wall]:is(:checked,[type=hidden]))_&]:hidden">
            <Select name="late" label={words.late} defaultValue={draft.late}>
              <option value="accept">{words.lateAccept}</option>
              <option value="mark">{words.lateMark}</option>
              <option value="refuse">{words.lateRefuse}</option>
            </Select>
            <Select name="release" label={words.release} defaultValue={draft.release}>
              <option value="">{words.releaseUsual}</option>
              <option value="each">{words.releaseEach}</option>
              <option value="handed-in">{words.releaseHandedIn}</option>
              <option value="closed">{words.releaseClosed}</option>
              <option value="held">{words.releaseHeld}</option>
            </Select>
            <TextInput
              name="attempts"
              label={words.attempts}
              hint={words.attemptsHint}
              defaultValue={draft.attempts}
              inputMode="numeric"
              autoComplete="off"
            />
            <Select name="scoring" label={words.scoring} defaultValue={draft.scoring}>
              <option value="best">{words.best}</option>
              <option value="latest">{words.latest}</option>
              <option value="first">{words.first}</option>
            </Select>
          </div>
          <CheckboxCard name="closedBook" label={words.closedBook} hint={words.closedBookHint} defaultChecked={draft.closedBook} />
        </div>
      </details>
    </>
  );
}
