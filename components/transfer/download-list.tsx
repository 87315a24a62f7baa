import type { Messages } from "@/messages";
import { formatLabel } from "./format-label";

type DownloadListProps = {
  slug: string;
  formats: readonly { name: string; label: string; extension: string }[];
  words: Messages["transfer"];
};

/** A set as a file, in every format there is. */
export function DownloadList({ slug, formats, words }: DownloadListProps) {
  return (
    <ul className="flex flex-wrap gap-2">
      {formats.map(({ name, label, extension }) => (
        <li key={name}>
          <a
            href={`/api/v1/sets/${slug}/files/${name}`}
            download
            className="inline-flex min-h-11 items-center gap-1.5 rounded-press border-[1.5px] border-line-strong px-3.5 py-2 text-small font-[650] text-accent no-underline hover:bg-accent-wash"
          >
            {formatLabel(words, name, label)} <span className="font-normal text-soft">.{extension}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
