import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { words } from "@/messages";

export const generateMetadata = (): Metadata => ({ title: words("missing").notFoundTitle });

/** Every address that leads nowhere, so that it has the frame of a page around it. */
export default function MissingPage() {
  notFound();
}
