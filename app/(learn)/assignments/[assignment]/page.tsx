import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AssignmentFacts } from "@/components/classes/assignment-facts";
import { AttemptList } from "@/components/classes/attempt-list";
import { ClassScores } from "@/components/classes/class-scores";
import { zonedText } from "@/components/classes/times-text";
import { WordsProvider } from "@/components/layout/words";
import { StartButton } from "@/components/quizzes/start-button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findOwnAssignment, type OwnAssignment } from "@/server/assignments";
import { scoresOfClass } from "@/server/results";
import { whoIsAsking } from "@/server/session";
import { beginAssignment } from "./actions";

async function load({ params }: Pick<PageProps<"/assignments/[assignment]">, "params">) {
  const who = await whoIsAsking();
  return who && findOwnAssignment(who, (await params).assignment);
}

export async function generateMetadata(props: PageProps<"/assignments/[assignment]">): Promise<Metadata> {
  return { title: (await load(props))?.title ?? words("missing").notFoundTitle };
}

const isAnotherAllowed = ({ allowed, attempts, state }: OwnAssignment) =>
  state === "open" && (allowed === null || attempts.length < allowed);

function Next({ one }: { one: OwnAssignment }) {
  const text = words("classes");
  const open = one.attempts.find((attempt) => attempt.isOpen);
  if (open)
    return (
      <ButtonLink size="big" full href={`/attempts/${open.id}`}>
        {text.goOnAttempt}
      </ButtonLink>
    );
  if (one.state === "before") return <Notice title={fill(text.opensLater, { moment: zonedText(one.own.opensAt, one.zone) })} />;
  if (isAnotherAllowed(one))
    return (
      <StartButton
        action={beginAssignment.bind(null, one.id)}
        token={one.id}
        text={one.attempts.length === 0 ? text.start : text.startAgain}
        look={one.attempts.length === 0 ? "primary" : "quiet"}
      />
    );
  return one.state === "over" && one.own.endsAt !== null ? (
    <Notice title={fill(text.overNote, { moment: zonedText(one.own.endsAt, one.zone) })} />
  ) : null;
}

export default async function OwnAssignmentPage(props: PageProps<"/assignments/[assignment]">) {
  const one = (await load(props)) ?? notFound();
  const scores = await scoresOfClass(await whoIsAsking(), one.id);
  const text = words("classes");
  return (
    <WordsProvider words={{ quiz: words("quiz") }}>
      <main id="main" className="narrow grid grow content-start gap-8 pt-8 pb-16">
        <div className="grid gap-1">
          <p className="text-soft">{[one.className, one.teacher].filter(Boolean).join(" · ")}</p>
          <h1>{one.title}</h1>
        </div>
        {one.mode === "wall" ? (
          <ButtonLink size="big" full href={`/wall/${one.id}`}>
            {text.goToWall}
          </ButtonLink>
        ) : (
          <Next one={one} />
        )}
        {one.attempts.some((attempt) => !attempt.isOpen) && <AttemptList one={one} words={text} />}
        {scores && <ClassScores scores={scores} words={text} />}
        <AssignmentFacts one={one} words={text} />
        <div className="grid justify-items-start gap-2 text-small">
          <p className="text-soft">{text.promise[one.sees]}</p>
          <Link href="/today" className="link min-h-11 content-center">
            {words("layout").today}
          </Link>
        </div>
      </main>
    </WordsProvider>
  );
}
