import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TextsShown } from "@/components/questions/shown";
import { QuestionAnalysis } from "@/components/results/question-analysis";
import { QuizFigures } from "@/components/results/quiz-figures";
import { ResultsHead } from "@/components/results/results-head";
import { words } from "@/messages";
import { analysisOf, pulseOf, type AssignmentAnalysis } from "@/server/results";
import { whoIsAsking } from "@/server/session";
import { textsIn } from "@/server/shown-texts";

type Props = PageProps<"/classes/[class]/assignments/[assignment]/results/questions">;

export const generateMetadata = (): Metadata => ({ title: words("results").itemsTitle });

/** Every question that is still there with what was found, in the order of the quiz. */
function shownIn({ assignment, questions, asked, rests }: AssignmentAnalysis) {
  return questions.flatMap((analysed) => {
    const question = asked.get(analysed.questionId);
    return question
      ? [
          {
            analysed,
            question,
            rest: rests.get(question.id) ?? null,
            regradeHref: `/sets/${assignment.slug}/regrade/questions/${question.id}`,
          },
        ]
      : [];
  });
}

export default async function QuestionResultsPage({ params }: Props) {
  const [who, { class: classId, assignment: id }] = await Promise.all([whoIsAsking(), params]);
  const [analysis, pulse] = await Promise.all([analysisOf(who, id), pulseOf(who, id)]);
  if (!analysis || pulse === null || analysis.assignment.classId !== classId) notFound();
  const text = words("results");
  const shown = shownIn(analysis);
  return (
    <main id="main" className="wide grid min-w-0 grow content-start gap-10 pt-8 pb-16">
      <ResultsHead assignment={analysis.assignment} view="byQuestion" standing={null} pulse={pulse} words={text} />
      {shown.length === 0 ? <p>{text.emptyAnalysis}</p> : <QuizFigures quiz={analysis.quiz} isFixed={analysis.isFixed} words={text} />}
      {shown.length > 0 && (
        <TextsShown
          of={[
            textsIn(
              true,
              shown.flatMap(({ question, rest, analysed }) => (question.markup ? [question, rest?.quote, analysed.options] : [])),
            ),
          ]}
        >
          <QuestionAnalysis questions={shown} words={text} formats={words("formats")} />
        </TextsShown>
      )}
    </main>
  );
}
