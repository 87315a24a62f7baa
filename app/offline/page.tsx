import type { Metadata } from "next";
import { WordsProvider } from "@/components/layout/words";
import { OfflineScreen } from "@/components/offline/offline-screen";
import { words } from "@/messages";

export const generateMetadata = (): Metadata => ({ title: words("offline").title });

/**
 * What a device shows that took practice along, whatever address is asked for, while there is no network. Nothing of anybody's is in it.
 */
export default function OfflinePage() {
  const offline = words("offline");
  // Nothing is saved with us here until the network is back.
  const quiz = { ...words("quiz"), stateSaved: offline.kept };
  return (
    <WordsProvider words={{ offline, quiz, practice: words("practice") }}>
      <OfflineScreen name={words("layout").name} />
    </WordsProvider>
  );
}
