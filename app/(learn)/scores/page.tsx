import type { Metadata } from "next";
import { ScoreBoard } from "@/components/quizzes/score-board";
import { words } from "@/messages";
import { listScores } from "@/server/scores";
import { whoIsAsking } from "@/server/session";

export const generateMetadata = (): Metadata => ({ title: words("scores").title });

const NONE = { open: [], sets: [], zone: "UTC" };

export default async function ScoresPage() {
  const who = await whoIsAsking();
  return (
    <main id="main" className="narrow grow pt-8 pb-16">
      <ScoreBoard scores={who ? await listScores(who) : NONE} words={words("scores")} isAnonymous={who?.anonymous ?? true} />
    </main>
  );
}
