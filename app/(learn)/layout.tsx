import type { ReactNode } from "react";
import { Frame } from "@/components/layout/frame";
import { words } from "@/messages";
import { whoIsAsking } from "@/server/session";
import { finishAndForget, sayWhoseDevice } from "../actions";

/** The frame around every page of this group. */
export default async function FramedLayout({ children }: { children: ReactNode }) {
  return (
    <Frame
      who={await whoIsAsking()}
      words={words("layout")}
      deviceWords={words("account").device}
      sayWhoseDevice={sayWhoseDevice}
      finish={finishAndForget}
    >
      {children}
    </Frame>
  );
}
