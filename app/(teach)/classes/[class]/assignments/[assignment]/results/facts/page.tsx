import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AskAgain } from "@/components/classes/ask-again";
import { FactList } from "@/components/results/fact-list";
import { FactMatrix } from "@/components/results/fact-matrix";
import { pagingOf } from "@/components/results/pages";
import { ResultsHead } from "@/components/results/results-head";
import { Retained } from "@/components/results/retained";
import { words } from "@/messages";
import { askedAgain } from "@/server/ask-again";
import { factsOf, pulseOf } from "@/server/results";
import { retentionOf } from "@/server/retention";
import { whoIsAsking } from "@/server/session";
import { askThreeAgain } from "../../../actions";

type Props = PageProps<"/classes/[class]/assignments/[assignment]/results/facts">;

export const generateMetadata = (): Metadata => ({ title: words("results").factsTitle });

export default async function FactResultsPage({ params, searchParams }: Props) {
  const [who, { class: classId, assignment: id }, { page }] = await Promise.all([whoIsAsking(), params, searchParams]);
  const [results, pulse, retention, again] = await Promise.all([
    factsOf(who, id),
    pulseOf(who, id),
    retentionOf(who, classId, id),
    who && askedAgain(who, classId, id),
  ]);
  if (!results || !retention || pulse === null || results.assignment.classId !== classId) notFound();
  const text = words("results");
  const { assignment, facts, blamed, sources, table } = results;
  const columns = facts.map(({ factId }) => ({ factId, at: table.factIds.indexOf(factId) }));
  const href = `/classes/${classId}/assignments/${id}/results`;
  const paging = pagingOf(`${href}/facts`, table.pupils.length, page);
  const regradeHref = (factId: string) => `/sets/${assignment.slug}/regrade/facts/${factId}`;
  return (
    <main id="main" className="wide grid min-w-0 grow content-start gap-10 pt-8 pb-16">
      <ResultsHead assignment={assignment} view="byFact" standing={table.standing} pulse={pulse} words={text} />
      {facts.length > 0 && (
        <Retained title={words("classes").againHeading} retention={retention} words={text}>
          <AskAgain
            given={again}
            action={askThreeAgain.bind(null, classId, id, true)}
            undo={askThreeAgain.bind(null, classId, id, false)}
            words={words("classes")}
          />
        </Retained>
      )}
      {facts.length === 0 ? (
        <p>{text.emptyAnalysis}</p>
      ) : (
        <FactList facts={facts} blamed={blamed} sources={sources} regradeHref={regradeHref} words={text} formats={words("formats")} />
      )}
      {facts.length > 0 && (
        <FactMatrix pupils={table.pupils} names={table.names} facts={columns} paging={paging} href={href} words={text} />
      )}
    </main>
  );
}
