import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RegradeScreen } from "@/components/healing/regrade-screen";
import { words } from "@/messages";
import { previewRegrade } from "@/server/regrades";
import { whoIsAsking } from "@/server/session";
import { markAgain, undoMarking } from "../../actions";

export const generateMetadata = (): Metadata => ({ title: words("healing").regradeTitle });

export default async function RegradePage({ params }: PageProps<"/sets/[slug]/regrade/questions/[question]">) {
  const [{ slug, question: id }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const preview = (await previewRegrade(who, slug, { kind: "question", id })) ?? notFound();
  return (
    <RegradeScreen
      preview={preview}
      slug={slug}
      words={words("healing")}
      formats={words("formats")}
      apply={markAgain.bind(null, slug)}
      undo={undoMarking.bind(null, slug)}
    />
  );
}
