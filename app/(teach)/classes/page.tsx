import type { Metadata } from "next";
import { ClassCards } from "@/components/classes/class-cards";
import { PressButton } from "@/components/facts/press-button";
import { ButtonLink } from "@/components/ui/button-link";
import { fill, list } from "@/lib/words";
import { language, words } from "@/messages";
import { quizToGive } from "@/server/assignments";
import { classesOf } from "@/server/classes";
import { joinedClasses } from "@/server/memberships";
import { whoIsAsking } from "@/server/session";
import { takeThisClassAway } from "./[class]/actions";
import { leaveThisClass } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("classes").title });

export default async function ClassesPage({ searchParams }: PageProps<"/classes">) {
  const who = await whoIsAsking();
  const text = words("classes");
  const [all, joined, quiz] = who
    ? await Promise.all([classesOf(who), joinedClasses(who), quizToGive(who, (await searchParams).give)])
    : [[], [], null];
  const [taught, removed] = [all.filter((one) => !one.isRemoved), all.filter((one) => one.isRemoved)];
  return (
    <main id="main" className="narrow grid grow content-start gap-10 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{quiz ? fill(text.giveTitle, { quiz: quiz.title }) : text.title}</h1>
        {(taught.length > 0 || joined.length === 0) && <p className="text-soft">{text.lead}</p>}
      </div>
      {joined.length > 0 && (
        <section aria-labelledby="joined" className="grid gap-4">
          <h2 id="joined">{text.learn}</h2>
          <ul className="grid gap-2">
            {joined.map((one) => (
              <li key={one.id} className="card grid gap-2 px-4 py-3.5">
                <p className="font-read text-h3 font-[560]">{one.name}</p>
                <p className="text-small text-soft">
                  {fill(text.joinTeacher, { teacher: one.teacher })} {fill(text.asName, { name: one.ownName })} {text.promise[one.sees]}
                </p>
                {one.others && <p className="text-small text-soft">{fill(text.alsoIn, { names: list(language(), one.others) })}</p>}
                <PressButton
                  action={leaveThisClass.bind(null, one.id, false)}
                  undo={leaveThisClass.bind(null, one.id, true)}
                  label={text.leave}
                  undoLabel={text.stay}
                  done={false}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="taught" className="grid gap-4">
        <h2 id="taught">{text.teach}</h2>
        {taught.length === 0 ? (
          <p className="text-soft">{text.teachEmpty}</p>
        ) : (
          <ClassCards
            classes={taught}
            hrefOf={(id) => (quiz ? `/classes/${id}/assignments/new?quiz=${quiz.id}` : `/classes/${id}`)}
            words={text}
          />
        )}
        <p>
          <ButtonLink
            href={quiz ? `/classes/new?give=${quiz.id}` : "/classes/new"}
            look={taught.length + joined.length === 0 ? "primary" : "quiet"}
          >
            {text.make}
          </ButtonLink>
        </p>
      </section>
      <p className="-mx-2">
        <ButtonLink look="bare" href="/join">
          {text.joinOne}
        </ButtonLink>
      </p>
      {removed.length > 0 && (
        <section aria-labelledby="removed" className="grid gap-3">
          <h2 id="removed">{text.removedTitle}</h2>
          <ul className="grid gap-2">
            {removed.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-2">
                <span>{one.name}</span>
                <PressButton
                  action={takeThisClassAway.bind(null, one.id, false)}
                  undo={takeThisClassAway.bind(null, one.id, true)}
                  label={text.takeAway}
                  undoLabel={text.bringBack}
                  done
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
