import type { Metadata } from "next";
import { SetCard } from "@/components/facts/set-card";
import { Welcome } from "@/components/layout/welcome";
import { WordsProvider } from "@/components/layout/words";
import { TryOne } from "@/components/questions/try-one";
import { words } from "@/messages";
import { whoIsAsking } from "@/server/session";
import { listSets } from "@/server/sets";
import { findTryout } from "@/server/tryout";
import { answerTheTryout } from "./actions";

export const generateMetadata = (): Metadata => ({ title: { absolute: `${words("layout").name} – ${words("welcome").title}` } });

export default async function WelcomePage() {
  const [who, tryout] = await Promise.all([whoIsAsking(), findTryout()]);
  const sets = await listSets(who);
  const quizHref = tryout ? `/sets/${tryout.set.slug}/quiz` : "/sets";
  return (
    <WordsProvider words={{ welcome: words("welcome"), quiz: words("quiz") }}>
      <Welcome
        words={words("welcome")}
        startHref={quizHref}
        tryOne={tryout && <TryOne question={tryout.question} nextHref={quizHref} answer={answerTheTryout} />}
        sets={sets.map((set) => (
          <SetCard key={set.id} set={set} words={words("sets")} />
        ))}
      />
    </WordsProvider>
  );
}
