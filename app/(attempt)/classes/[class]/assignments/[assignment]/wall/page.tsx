import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WallScreen } from "@/components/classes/wall-screen";
import { WordsProvider } from "@/components/layout/words";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findAssignment } from "@/server/assignments";
import { whoIsAsking } from "@/server/session";
import { teacherWall, wallSlide } from "@/server/wall";

type Props = PageProps<"/classes/[class]/assignments/[assignment]/wall">;

async function load({ params }: Pick<Props, "params">) {
  const [who, { class: classId, assignment }] = await Promise.all([whoIsAsking(), params]);
  const one = who && (await findAssignment(who, classId, assignment));
  const wall = one && (await teacherWall(who, one.id));
  return wall && { one, wall: { ...wall, slide: await wallSlide(who, one.id) } };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const loaded = await load(props);
  return { title: loaded ? fill(words("classes").wallTitle, { title: loaded.one.title }) : words("missing").notFoundTitle };
}

export default async function WallPage(props: Props) {
  const { one, wall } = (await load(props)) ?? notFound();
  return (
    <WordsProvider words={{ quiz: words("quiz"), classes: words("classes") }}>
      <WallScreen assignmentId={one.id} initial={wall} title={one.title} leaveTo={`/classes/${one.classId}/assignments/${one.id}`} />
    </WordsProvider>
  );
}
