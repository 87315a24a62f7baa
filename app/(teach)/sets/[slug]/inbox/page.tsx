import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SetNav } from "@/components/facts/set-nav";
import { InboxScreen } from "@/components/healing/inbox-screen";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { inboxOf } from "@/server/inbox";
import { whoIsAsking } from "@/server/session";
import { editableSet } from "@/server/sets-access";
import { acceptAnswer, leaveWrong, settleReports, takeAcceptedBack } from "./actions";

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/inbox">): Promise<Metadata> {
  const who = await whoIsAsking();
  const own = who && (await editableSet(who, (await params).slug));
  return { title: own ? fill(words("healing").inboxTitle, { set: own.set.title }) : words("missing").notFoundTitle };
}

export default async function InboxPage({ params }: PageProps<"/sets/[slug]/inbox">) {
  const [{ slug }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const [own, inbox] = await Promise.all([editableSet(who, slug), inboxOf(who, slug)]);
  if (!own || !inbox) notFound();
  const actions = {
    settle: settleReports.bind(null, slug),
    leave: leaveWrong.bind(null, slug),
    accept: acceptAnswer.bind(null, slug),
    takeBack: takeAcceptedBack.bind(null, slug),
  };
  const text = words("healing");
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-8 pb-16">
      <SetNav slug={slug} current="inbox" title={fill(text.inboxTitle, { set: own.set.title })} words={words("edit")} mine={own.mine} />
      <InboxScreen inbox={inbox} slug={slug} words={text} actions={actions} />
    </main>
  );
}
