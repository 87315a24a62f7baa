import Link from "next/link";
import type { ReactNode } from "react";
import type { Messages } from "@/messages";
import { Mark } from "./mark";
import { NavLink } from "./nav-link";

type HeaderProps = {
  words: Messages["layout"];
  isSignedIn: boolean;
  /** Whether there is anything of theirs yet: before that there is no day to look at. */
  isKnown: boolean;
  /** What stands at the end, where this is not the person's own device. */
  children?: ReactNode;
};

/** The way to everywhere. On a phone the places stand in a line of their own. */
export function Header({ words, isSignedIn, isKnown, children }: HeaderProps) {
  return (
    <header className="wide flex flex-wrap items-center gap-x-1 pt-1 print:hidden">
      <Link
        href="/"
        prefetch={false}
        aria-label={words.home}
        className="me-auto inline-flex min-h-12 items-center gap-2 font-bold tracking-[-0.01em] text-ink no-underline"
      >
        <Mark />
        {words.name}
      </Link>
      <nav aria-label={words.mainNavigation} className="order-last -mx-2.5 flex w-full flex-wrap sm:order-none sm:mx-0 sm:w-auto">
        {isKnown && <NavLink href="/today">{words.today}</NavLink>}
        <NavLink href="/sets">{words.sets}</NavLink>
        {isKnown && <NavLink href="/classes">{words.classes}</NavLink>}
        {isKnown && <NavLink href="/progress">{words.progress}</NavLink>}
        <NavLink href="/scores">{words.scores}</NavLink>
      </nav>
      <span className="-me-2.5 max-sm:-ms-2.5">
        <NavLink href="/settings">{words.settings}</NavLink>
        <NavLink href={isSignedIn ? "/account" : "/sign-in"}>{isSignedIn ? words.account : words.signIn}</NavLink>
      </span>
      {children}
    </header>
  );
}
