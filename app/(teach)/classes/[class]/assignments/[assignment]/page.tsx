import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AskAgain } from "@/components/classes/ask-again";
import { ASSIGNMENT_FIELDS, AssignmentFields, type AssignmentDraft } from "@/components/classes/assignment-form";
import { StandingTable } from "@/components/classes/standing-table";
import { timesText } from "@/components/classes/times-text";
import { ClassForm } from "@/components/classes/class-form";
import { PressButton } from "@/components/facts/press-button";
import { ButtonLink } from "@/components/ui/button-link";
import { Select, TextInput } from "@/components/ui/field";
import { usualAttempts } from "@/lib/classes/assignment.schema";
import { localTime } from "@/lib/classes/local-time";
import { fill, plural } from "@/lib/words";
import { language, words } from "@/messages";
import { askedAgain } from "@/server/ask-again";
import { findAssignment, standingsOf, type AssignmentDetail } from "@/server/assignments";
import { membersOf } from "@/server/memberships";
import { releaseOf } from "@/server/release";
import { whoIsAsking } from "@/server/session";
import { allowMore, askThreeAgain, releaseNow, saveAssignmentForm, takeThisAssignmentAway } from "../actions";

type Props = PageProps<"/classes/[class]/assignments/[assignment]">;

async function load({ params }: Pick<Props, "params">) {
  const [who, { class: classId, assignment }] = await Promise.all([whoIsAsking(), params]);
  return who && findAssignment(who, classId, assignment);
}

async function loadAgain({ params }: Pick<Props, "params">) {
  const [who, { class: classId, assignment }] = await Promise.all([whoIsAsking(), params]);
  return who && askedAgain(who, classId, assignment);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props))?.title ?? words("missing").notFoundTitle };
}

const RELEASE_WORDS = { each: "releaseEach", "handed-in": "releaseHandedIn", closed: "releaseClosed", held: "releaseHeld" } as const;

function draftOf(one: AssignmentDetail): AssignmentDraft {
  const shown = (at: number | null) => (at === null ? "" : localTime(at, one.zone));
  const purpose = one.release === "each" ? "practice" : one.release === "closed" ? "graded" : "class";
  return {
    quiz: one.quizId,
    title: one.ownTitle,
    mode: one.mode,
    purpose,
    opens: shown(one.opensAt),
    due: shown(one.dueAt),
    closes: shown(one.closesAt),
    late: one.late,
    release: one.release === "held" ? "held" : "",
    attempts: one.attempts === usualAttempts(purpose) ? "" : String(one.attempts ?? 100),
    scoring: one.scoring,
    closedBook: one.closedBook,
  };
}

export default async function AssignmentPage(props: Props) {
  const one = (await load(props)) ?? notFound();
  const text = words("classes");
  const [members, standings, { released }, again] = await Promise.all([
    membersOf(one.classId),
    standingsOf(one),
    releaseOf(one.id),
    loadAgain(props),
  ]);
  const base = `/classes/${one.classId}/assignments/${one.id}`;
  const isOnWall = one.mode === "wall";
  return (
    <main id="main" className="narrow grid grow content-start gap-10 pt-8 pb-16">
      <div className="grid gap-4">
        <div className="grid gap-1">
          <p>
            <Link href={`/classes/${one.classId}`} className="link text-small">
              {one.className}
            </Link>
          </p>
          <h1>{one.title}</h1>
          <p className="text-soft">{[plural(language(), one.questions, text.questions), ...timesText(one, text)].join(" · ")}</p>
          {!isOnWall && <p className="text-small text-soft">{fill(text.zoneNote, { zone: one.zone.replaceAll("_", " ") })}</p>}
        </div>
        <div className="flex flex-wrap gap-3">
          {isOnWall && <ButtonLink href={`${base}/wall`}>{text.showWall}</ButtonLink>}
          <ButtonLink href={`${base}/results`} look={isOnWall ? "quiet" : "primary"}>
            {text.results}
          </ButtonLink>
        </div>
      </div>
      {!isOnWall && (
        <section aria-labelledby="told" className="grid gap-2">
          <h2 id="told">{text.toldWhen}</h2>
          <p>
            {text[RELEASE_WORDS[one.release]]}. {released ? text.toldNow : text.notTold}
          </p>
          {(one.release === "held" || one.release === "closed") && (
            <PressButton
              look="quiet"
              action={releaseNow.bind(null, one.classId, one.id, true)}
              undo={releaseNow.bind(null, one.classId, one.id, false)}
              label={text.releaseNow}
              undoLabel={text.holdAgain}
              done={one.releasedAt !== null}
            />
          )}
        </section>
      )}
      <section aria-labelledby="standing" className="grid gap-4">
        <h2 id="standing">{text.howTheyStand}</h2>
        {members.length === 0 ? (
          <p>
            {text.nobodyYet}{" "}
            <Link href={`/classes/${one.classId}`} className="link">
              {text.joinTitle}
            </Link>
          </p>
        ) : (
          <StandingTable members={members} standings={standings} zone={one.zone} words={text} />
        )}
      </section>
      {members.length > 0 && (
        <section aria-labelledby="again" className="grid gap-2">
          <h2 id="again">{text.againHeading}</h2>
          <AskAgain
            given={again}
            action={askThreeAgain.bind(null, one.classId, one.id, true)}
            undo={askThreeAgain.bind(null, one.classId, one.id, false)}
            words={text}
          />
        </section>
      )}
      {members.length > 0 && !isOnWall && (
        <details className="border-t border-line pt-2">
          <summary className="min-h-11 content-center font-[550] text-accent">{text.allowTitle}</summary>
          <div className="py-4">
            <ClassForm
              action={allowMore.bind(null, one.classId, one.id)}
              fields={["member", "extraMinutes", "extraAttempts"]}
              submit={text.allow}
              busy={text.saving}
            >
              <Select name="member" label={text.allowFor}>
                {members.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
              <TextInput
                name="extraMinutes"
                label={text.minutesMore}
                hint={text.minutesMoreHint}
                defaultValue="0"
                inputMode="numeric"
                autoComplete="off"
              />
              <TextInput name="extraAttempts" label={text.moreAttempts} defaultValue="0" inputMode="numeric" autoComplete="off" />
            </ClassForm>
          </div>
        </details>
      )}
      <details className="border-t border-line pt-2">
        <summary className="min-h-11 content-center font-[550] text-accent">{text.changeTimes}</summary>
        <div className="grid gap-8 py-4">
          <ClassForm
            action={saveAssignmentForm.bind(null, one.classId, one.id)}
            fields={ASSIGNMENT_FIELDS}
            submit={text.save}
            busy={text.saving}
          >
            <AssignmentFields draft={draftOf(one)} quizzes={[]} zone={one.zone} isNew={false} words={text} />
          </ClassForm>
          <div className="grid gap-2">
            <p className="text-small text-soft">{text.takeAssignmentHint}</p>
            <PressButton
              action={takeThisAssignmentAway.bind(null, one.classId, one.id, false)}
              undo={takeThisAssignmentAway.bind(null, one.classId, one.id, true)}
              label={text.takeAssignment}
              undoLabel={text.bringBack}
              done={false}
            />
          </div>
        </div>
      </details>
    </main>
  );
}
