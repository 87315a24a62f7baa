import type { Metadata } from "next";
import { Message } from "@/components/layout/message";
import { Frame } from "@/components/layout/frame";
import { ButtonLink } from "@/components/ui/button";
import { words } from "@/messages";
import { whoIsAsking } from "@/server/session";
import { finishAndForget, sayWhoseDevice } from "./actions";

export const metadata: Metadata = { title: words("errors").notFoundTitle };

/** Nothing here, or not yours: from outside the two look the same. */
export default async function NotFound() {
  const text = words("errors");
  return (
    <Frame who={await whoIsAsking()} words={words("layout")} deviceWords={words("account").device} sayWhoseDevice={sayWhoseDevice} finish={finishAndForget}>
      <Message title={text.notFoundTitle} body={text.notFound}>
        <ButtonLink href="/">{text.home}</ButtonLink>
        <ButtonLink href="/sets" look="quiet">{text.sets}</ButtonLink>
      </Message>
    </Frame>
  );
}
