import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pagingOf } from "@/components/results/pages";
import { PupilMatrix } from "@/components/results/pupil-matrix";
import { TextsShown } from "@/components/questions/shown";
import { ResultsHead } from "@/components/results/results-head";
import { words } from "@/messages";
import { pulseOf, resultsOf } from "@/server/results";
import { whoIsAsking } from "@/server/session";
import { ifMarkup, textsIn } from "@/server/shown-texts";

type Props = PageProps<"/classes/[class]/assignments/[assignment]/results">;

export const generateMetadata = (): Metadata => ({ title: words("results").title });

export default async function ResultsPage({ params, searchParams }: Props) {
  const [who, { class: classId, assignment: id }, { page }] = await Promise.all([whoIsAsking(), params, searchParams]);
  const [results, pulse] = await Promise.all([resultsOf(who, id), pulseOf(who, id)]);
  if (!results || pulse === null || results.assignment.classId !== classId) notFound();
  const text = words("results");
  const href = `/classes/${classId}/assignments/${id}/results`;
  const paging = pagingOf(href, results.pupils.length, page);
  return (
    <main id="main" className="wide grid min-w-0 grow content-start gap-8 pt-8 pb-16">
      <ResultsHead assignment={results.assignment} view="byPupil" standing={results.standing} pulse={pulse} words={text} />
      {results.questions.length === 0 && <p>{results.pupils.length === 0 ? text.noPupils : text.empty}</p>}
      {results.pupils.length > 0 && (
        <TextsShown of={[textsIn(true, ifMarkup(results.questions.map(({ question }) => question)))]}>
          <PupilMatrix
            results={{ questions: results.questions, factIds: results.factIds, pupils: results.pupils }}
            names={results.names}
            paging={paging}
            href={href}
            words={text}
            formats={words("formats")}
          />
        </TextsShown>
      )}
    </main>
  );
}
