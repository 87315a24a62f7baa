import type { Metadata } from "next";
import { Missing } from "@/components/layout/missing";
import { words } from "@/messages";

export const generateMetadata = (): Metadata => ({ title: words("missing").notFoundTitle });

/** Where no group of pages stands around it: an attempt that is not there. Addresses that lead nowhere are (public)/[...missing]. */
export default function NotFound() {
  return <Missing words={words("missing")} />;
}
