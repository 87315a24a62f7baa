import { TextsShown } from "@/components/questions/shown";
import { findSet } from "@/server/sets";
import { whoIsAsking } from "@/server/session";

/** Whatever is shown of a set here is in its language, whatever the screen's is. */
export default async function SetLayout({ params, children }: LayoutProps<"/sets/[slug]">) {
  const set = await findSet(await whoIsAsking(), (await params).slug);
  return (
    <TextsShown of={[]} language={set?.language}>
      {children}
    </TextsShown>
  );
}
