import type { Metadata } from "next";
import { ZoneField } from "@/components/classes/zone-field";
import { ClassForm } from "@/components/classes/class-form";
import { ButtonLink } from "@/components/ui/button-link";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { words } from "@/messages";
import { quizToGive } from "@/server/assignments";
import { whoIsAsking } from "@/server/session";
import { makeNewClass } from "../actions";

export const generateMetadata = (): Metadata => ({ title: words("classes").newTitle });

export default async function NewClassPage({ searchParams }: PageProps<"/classes/new">) {
  const who = await whoIsAsking();
  const quiz = who && (await quizToGive(who, (await searchParams).give));
  const here = quiz ? `/classes/new?give=${quiz.id}` : "/classes/new";
  const text = words("classes");
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.newTitle}</h1>
        <p className="text-soft">{text.newLead}</p>
      </div>
      {who && !who.anonymous ? (
        <ClassForm action={makeNewClass} fields={["name", "teacher"]} submit={text.make} busy={text.making}>
          <TextInput name="name" label={text.className} hint={text.classNameHint} maxLength={80} autoComplete="off" />
          <TextInput name="teacher" label={text.teacherName} maxLength={80} autoComplete="name" defaultValue={who.name} />
          <ZoneField />
          {quiz && <input type="hidden" name="give" value={quiz.id} />}
        </ClassForm>
      ) : (
        <Notice title={text.accountTitle}>
          <p>{text.account}</p>
          <p className="flex flex-wrap gap-3 pt-2">
            <ButtonLink href={`/sign-up?next=${encodeURIComponent(here)}`}>{text.toSignUp}</ButtonLink>
            <ButtonLink look="quiet" href={`/sign-in?next=${encodeURIComponent(here)}`}>
              {text.toSignIn}
            </ButtonLink>
          </p>
        </Notice>
      )}
    </main>
  );
}
