import type { Metadata } from "next";
import { AccessibilityStatement } from "@/components/layout/accessibility-statement";
import { words } from "@/messages";
import { operatorContact } from "@/server/contact";

export const generateMetadata = (): Metadata => ({ title: words("accessibility").title });

export default function AccessibilityPage() {
  return (
    <main id="main" className="narrow grid grow content-start pt-8 pb-16">
      <AccessibilityStatement words={words("accessibility")} contact={operatorContact()} />
    </main>
  );
}
