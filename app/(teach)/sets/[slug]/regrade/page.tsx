import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RegradeList } from "@/components/healing/regrade-list";
import { words } from "@/messages";
import { listRegrades } from "@/server/regrades";
import { whoIsAsking } from "@/server/session";
import { undoMarking } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("healing").regradesTitle });

export default async function RegradesPage({ params }: PageProps<"/sets/[slug]/regrade">) {
  const [{ slug }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const regrades = (await listRegrades(who, slug)) ?? notFound();
  return <RegradeList regrades={regrades} slug={slug} words={words("healing")} undo={undoMarking.bind(null, slug)} />;
}
