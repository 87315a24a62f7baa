import type { Metadata } from "next";
import { CopySet } from "@/components/facts/copy-set";
import { ButtonLink } from "@/components/ui/button-link";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { whoIsAsking } from "@/server/session";
import { findShare, type OfferedShare } from "@/server/shares";
import { takeThis } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("edit").offerTitle, referrer: "no-referrer", robots: { index: false } });

/** What somebody who is offered a set can do about it: take it, go to it, or sign in first. */
function Next({ offered, token, signedIn }: { offered: OfferedShare; token: string; signedIn: boolean }) {
  const text = words("edit");
  const here = encodeURIComponent(`/share/${token}`);
  if (offered.state !== "open")
    return (
      <>
        <p className="text-soft">{offered.state === "own" ? text.offerOwn : text.offerMine}</p>
        <p>
          <ButtonLink href={`/sets/${offered.slug}`}>{text.offerOpen}</ButtonLink>
        </p>
      </>
    );
  if (signedIn)
    return <CopySet action={takeThis.bind(null, token)} look="primary" words={{ copy: text.offerTake, copying: text.offerTaking }} />;
  return (
    <p className="flex flex-wrap gap-3">
      <ButtonLink href={`/sign-in?next=${here}`}>{text.offerSignIn}</ButtonLink>
      <ButtonLink look="quiet" href={`/sign-up?next=${here}`}>
        {text.offerSignUp}
      </ButtonLink>
    </p>
  );
}

export default async function OfferPage({ params }: PageProps<"/share/[token]">) {
  const [{ token }, who] = [await params, await whoIsAsking()];
  const offered = await findShare(who, token);
  const text = words("edit");
  const allows = { view: text.offerView, copy: text.offerCopy, edit: text.offerEdit };
  return (
    <main id="main" className="narrow grid grow content-start gap-5 pt-10 pb-16">
      <h1>{text.offerTitle}</h1>
      {!offered && <p>{text.offerGone}</p>}
      {offered && (
        <>
          <p className="text-lead">
            {offered.by ? fill(text.offerBy, { name: offered.by, set: offered.title }) : fill(text.offerBySomebody, { set: offered.title })}
          </p>
          <p>
            {allows[offered.allows]} {offered.state === "open" && text.offerOnce}
          </p>
          <Next offered={offered} token={token} signedIn={who !== null && !who.anonymous} />
        </>
      )}
    </main>
  );
}
