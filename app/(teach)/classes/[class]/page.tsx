import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AssignmentCards } from "@/components/classes/assignment-cards";
import { JoinPanel } from "@/components/classes/join-panel";
import { PupilTable } from "@/components/classes/pupil-table";
import { Suggestions } from "@/components/classes/suggestions";
import { ClassForm } from "@/components/classes/class-form";
import { PressButton } from "@/components/facts/press-button";
import { ButtonLink } from "@/components/ui/button-link";
import { Choices, RadioCard } from "@/components/ui/choice-card";
import { TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { CLASS_SEES } from "@/lib/classes/sees";
import { plural } from "@/lib/words";
import { language, words } from "@/messages";
import { assignmentsOf } from "@/server/assignments";
import { findClass, WINDOWS } from "@/server/classes";
import { membersOf, suggestionsFor } from "@/server/memberships";
import { originHere, whoIsAsking } from "@/server/session";
import { changeCode, matchAllSuggested, matchPupil, saveClassForm, setJoining, takeThisClassAway } from "./actions";

async function load({ params }: Pick<PageProps<"/classes/[class]">, "params">) {
  const who = await whoIsAsking();
  return who && findClass(who, (await params).class);
}

export async function generateMetadata(props: PageProps<"/classes/[class]">): Promise<Metadata> {
  return { title: (await load(props))?.name ?? words("missing").notFoundTitle };
}

export default async function ClassPage(props: PageProps<"/classes/[class]">) {
  const one = (await load(props)) ?? notFound();
  const text = words("classes");
  const [members, assignments, origin] = await Promise.all([membersOf(one.id), assignmentsOf(one.id), originHere()]);
  const suggestions = suggestionsFor(members, one.roster);
  const matched = new Set(members.map(({ rosterEntryId }) => rosterEntryId));
  const missing = one.roster.filter(({ id }) => !matched.has(id));
  return (
    <main id="main" className="narrow grid grow content-start gap-11 pt-8 pb-16">
      <div className="grid gap-1">
        <p>
          <Link href="/classes" className="link text-small">
            {text.title}
          </Link>
        </p>
        <h1>{one.name}</h1>
        <p className="text-soft">{members.length === 0 ? text.noPupils : plural(language(), members.length, text.pupils)}</p>
      </div>
      <JoinPanel
        one={one}
        origin={origin}
        words={text}
        setJoining={(minutes) => setJoining.bind(null, one.id, minutes)}
        windows={WINDOWS}
      />
      <section aria-labelledby="assignments" className="grid gap-4">
        <h2 id="assignments">{text.assignments}</h2>
        {assignments.length === 0 ? (
          <p className="text-soft">{text.assignmentsEmpty}</p>
        ) : (
          <AssignmentCards assignments={assignments} hrefOf={(id) => `/classes/${one.id}/assignments/${id}`} words={text} />
        )}
        <p>
          <ButtonLink
            href={`/classes/${one.id}/assignments/new`}
            look={assignments.length === 0 && members.length > 0 ? "primary" : "quiet"}
          >
            {text.give}
          </ButtonLink>
        </p>
      </section>
      <section aria-labelledby="pupils" className="grid gap-4">
        <h2 id="pupils">{text.pupilsTitle}</h2>
        {suggestions.length > 0 && (
          <Suggestions
            key={suggestions.map(({ memberId }) => memberId).join()}
            suggestions={suggestions}
            words={text}
            match={matchPupil.bind(null, one.id)}
            matchAll={matchAllSuggested.bind(null, one.id)}
          />
        )}
        {members.length === 0 ? (
          <p className="text-soft">{text.pupilsEmpty}</p>
        ) : (
          <PupilTable classId={one.id} pupils={members} hasRoster={one.roster.length > 0} words={text} />
        )}
        {missing.length > 0 && (
          <p className="text-small text-soft">
            {text.missing}: {missing.map(({ name }) => name).join(" · ")}
          </p>
        )}
        <p className="-mx-2">
          <ButtonLink look="bare" href={`/classes/${one.id}/roster`}>
            {text.rosterLink}
          </ButtonLink>
        </p>
      </section>
      <details className="border-t border-line pt-2">
        <summary className="min-h-11 content-center font-[550] text-accent">{text.settings}</summary>
        <div className="grid gap-8 py-4">
          <ClassForm action={saveClassForm.bind(null, one.id)} fields={["name", "keepDays"]} submit={text.save} busy={text.saving}>
            <TextInput name="name" label={text.className} defaultValue={one.name} maxLength={80} autoComplete="off" />
            <Choices legend={text.sees} hint={text.seesHint}>
              {CLASS_SEES.map((sees) => (
                <RadioCard key={sees} name="sees" value={sees} label={text.seesOptions[sees]} defaultChecked={one.sees === sees} />
              ))}
            </Choices>
            <TextInput
              name="keepDays"
              label={text.keepDays}
              hint={text.keepDaysHint}
              defaultValue={one.keepDays}
              inputMode="numeric"
              autoComplete="off"
            />
          </ClassForm>
          <form action={changeCode.bind(null, one.id)}>
            <SubmitButton look="quiet">{text.newCode}</SubmitButton>
          </form>
          <div className="grid gap-2">
            <p className="text-small text-soft">{text.takeAwayHint}</p>
            <PressButton
              action={takeThisClassAway.bind(null, one.id, false)}
              undo={takeThisClassAway.bind(null, one.id, true)}
              label={text.takeAway}
              undoLabel={text.bringBack}
              done={false}
            />
          </div>
        </div>
      </details>
    </main>
  );
}
