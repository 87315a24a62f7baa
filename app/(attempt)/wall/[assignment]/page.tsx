import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { WallPhone } from "@/components/classes/wall-phone";
import { WordsProvider } from "@/components/layout/words";
import { StartButton } from "@/components/quizzes/start-button";
import { words } from "@/messages";
import { findOwnAssignment } from "@/server/assignments";
import { findAttempt } from "@/server/attempts";
import { whoIsAsking } from "@/server/session";
import { attemptAtWall, pupilWall } from "@/server/wall";
import { comeToWall } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("classes").onTheWall });

export default async function PhonePage({ params }: PageProps<"/wall/[assignment]">) {
  const who = (await whoIsAsking()) ?? notFound();
  const { assignment: assignmentId } = await params;
  const one = (await findOwnAssignment(who, assignmentId)) ?? notFound();
  // What each does alone has a page of its own.
  const place = (await pupilWall(who, assignmentId)) ?? redirect(`/assignments/${assignmentId}`);
  const attemptId = await attemptAtWall(who, assignmentId);
  const attempt = attemptId && (await findAttempt(who, attemptId));
  if (attempt && place.isOver) redirect(`/attempts/${attempt.id}/result`);
  const text = words("classes");
  return (
    <WordsProvider words={{ quiz: words("quiz"), classes: text }}>
      {attempt ? (
        <WallPhone
          assignmentId={assignmentId}
          attempt={attempt}
          place={place}
          hasExtraTime={one.hasExtraTime}
          title={one.title}
          settings={who.settings}
        />
      ) : (
        <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
          <div className="grid gap-1">
            <p className="text-soft">
              {one.className} · {one.teacher}
            </p>
            <h1>{one.title}</h1>
          </div>
          <p className="text-lead">{text.wallJoinLead}</p>
          <StartButton action={comeToWall.bind(null, assignmentId)} token={assignmentId} text={text.wallJoin} />
          <p className="text-small text-soft">{text.promise[one.sees]}</p>
        </main>
      )}
    </WordsProvider>
  );
}
