import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ASSIGNMENT_FIELDS, AssignmentFields, type AssignmentDraft } from "@/components/classes/assignment-form";
import { ClassForm } from "@/components/classes/class-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { quizToGive, quizzesToGive } from "@/server/assignments";
import { findClass } from "@/server/classes";
import { whoIsAsking } from "@/server/session";
import { giveQuiz } from "../actions";

export const generateMetadata = (): Metadata => ({ title: words("classes").give });

const DRAFT: AssignmentDraft = {
  quiz: null,
  title: "",
  mode: "self",
  purpose: "class",
  opens: "",
  due: "",
  closes: "",
  late: "mark",
  release: "",
  attempts: "",
  scoring: "best",
  closedBook: false,
};

export default async function GivePage({ params, searchParams }: PageProps<"/classes/[class]/assignments/new">) {
  const who = (await whoIsAsking()) ?? notFound();
  const one = (await findClass(who, (await params).class)) ?? notFound();
  const [chosen, quizzes] = await Promise.all([quizToGive(who, (await searchParams).quiz), quizzesToGive(who)]);
  const text = words("classes");
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-1">
        <p>
          <Link href={`/classes/${one.id}`} className="link text-small">
            {one.name}
          </Link>
        </p>
        <h1>{fill(text.giveNewTitle, { name: one.name })}</h1>
      </div>
      {quizzes.length === 0 ? (
        <Notice title={text.noQuiz}>
          <p className="pt-2">
            <ButtonLink href="/sets">{text.toSets}</ButtonLink>
          </p>
        </Notice>
      ) : (
        <ClassForm action={giveQuiz.bind(null, one.id)} fields={ASSIGNMENT_FIELDS} submit={text.giveIt} busy={text.giving}>
          <AssignmentFields draft={{ ...DRAFT, quiz: chosen?.id ?? null }} quizzes={quizzes} zone={one.zone} isNew words={text} />
        </ClassForm>
      )}
    </main>
  );
}
