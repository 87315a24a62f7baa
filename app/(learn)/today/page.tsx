import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { OpenAssignments } from "@/components/classes/open-assignments";
import { WordsProvider } from "@/components/layout/words";
import { TodayEmpty } from "@/components/memory/today-empty";
import { TodayScreen } from "@/components/memory/today-screen";
import { TakeAlong } from "@/components/offline/take-along";
import { words } from "@/messages";
import { openAssignments } from "@/server/assignments";
import { joinedClasses } from "@/server/memberships";
import { todayOf } from "@/server/practice-today";
import { whoIsAsking } from "@/server/session";
import { askBoth, beginPractice, noteChanges, takeToday } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("today").title });

export default async function TodayPage() {
  const who = await whoIsAsking();
  const [today, assignments, classes] = who ? await Promise.all([todayOf(who), openAssignments(who), joinedClasses(who)]) : [null, [], []];
  const text = words("today");
  const token = randomUUID();
  return (
    <WordsProvider words={{ today: text, offline: words("offline") }}>
      <main id="main" className="narrow grow pt-8 pb-16">
        {classes.length > 0 && (
          <div className="pb-8">
            <OpenAssignments assignments={assignments} classes={classes.map(({ name }) => name)} words={words("classes")} />
          </div>
        )}
        {today?.met ? (
          <TodayScreen
            today={today}
            words={text}
            quizWords={words("quiz")}
            token={token}
            begin={beginPractice}
            askBoth={(pair) => askBoth.bind(null, token, pair.keys)}
            noteChanges={noteChanges.bind(
              null,
              today.changes.map((change) => change.factVersionId),
            )}
          >
            {today.ready.minutes > 0 && who?.settings.ownDevice !== false && <TakeAlong begin={takeToday} minutes={today.minutes} />}
          </TodayScreen>
        ) : (
          <TodayEmpty words={text} />
        )}
      </main>
    </WordsProvider>
  );
}
