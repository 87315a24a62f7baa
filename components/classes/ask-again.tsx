import Link from "next/link";
import { momentText } from "@/lib/people/moment";
import { plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import type { FormState } from "../facts/form-state";
import { PressButton } from "../facts/press-button";

/** What asks the class again; null while it was not asked for. Times in milliseconds since 1970. */
type Given = {
  id: string;
  classId: string;
  title: string;
  questions: number;
  opensAt: number;
  closesAt: number | null;
  zone: string;
} | null;

type AskAgainProps = {
  given: Given;
  action: (state: FormState) => Promise<FormState>;
  undo: (state: FormState) => Promise<FormState>;
  words: Messages["classes"];
};

function GivenText({ given, words }: { given: NonNullable<Given>; words: Messages["classes"] }) {
  const shown = (at: number | null) => (at === null ? words.noEnd : momentText(language(), at, given.zone));
  return (
    <p>
      {plural(language(), given.questions, words.againDone, { opens: shown(given.opensAt), closes: shown(given.closesAt) })}{" "}
      <Link href={`/classes/${given.classId}/assignments/${given.id}`} className="link">
        {given.title}
      </Link>
    </p>
  );
}

/** One press that asks the class again in two weeks what it knew least, and what came of it. */
export function AskAgain({ given, action, undo, words }: AskAgainProps) {
  return (
    <div className="grid justify-items-start gap-3">
      {given ? <GivenText given={given} words={words} /> : <p className="text-soft">{words.againHint}</p>}
      <PressButton look="quiet" action={action} undo={undo} label={words.again} undoLabel={words.againUndo} done={given !== null} />
    </div>
  );
}
