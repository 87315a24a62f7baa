import type { Metadata } from "next";
import { Missing } from "@/components/layout/missing";
import { words } from "@/messages";

export const generateMetadata = (): Metadata => ({ title: words("missing").notFoundTitle });

/** Stands inside the frame of its group. */
export default function NotFound() {
  return <Missing words={words("missing")} />;
}
