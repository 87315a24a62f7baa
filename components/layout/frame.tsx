import type { ReactNode } from "react";
import type { Messages } from "@/messages";
import { DeviceQuestion } from "./device-question";
import { FinishButton } from "./finish-button";
import { Footer } from "./footer";
import { Header } from "./header";
import { SkipLink } from "./skip-link";

export type FrameProps = {
  words: Messages["layout"];
  deviceWords: Messages["account"]["device"];
  /** Who is here, as far as the frame shows it; null for somebody who has nothing to keep yet. */
  who: { anonymous: boolean; settings: { ownDevice: boolean | null } } | null;
  sayWhoseDevice: (form: FormData) => Promise<void>;
  finish: () => Promise<void>;
  children: ReactNode;
};

/** What stands around every page but a question: the way to everywhere above, help below. The page brings its own `<main id="main">`. */
export function Frame({ words, deviceWords, who, sayWhoseDevice, finish, children }: FrameProps) {
  return (
    <>
      <SkipLink text={words.skip} />
      <Header words={words} isSignedIn={who !== null && !who.anonymous} isKnown={who !== null}>
        {who?.settings.ownDevice === false && <FinishButton label={words.finish} finish={finish} />}
      </Header>
      {who?.settings.ownDevice === null && <DeviceQuestion words={deviceWords} answer={sayWhoseDevice} />}
      {children}
      <Footer words={words} />
    </>
  );
}
