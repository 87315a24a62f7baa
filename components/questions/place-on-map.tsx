"use client";

import { lazy, Suspense, useRef, useState, type ComponentProps } from "react";
import { pictureSize, POINTING_MAP } from "@/lib/charts/map-picture";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { fetchLand } from "./land-outlines";
import { PlaceList } from "./place-list";
import { PlacePicture, type MarkedPlace } from "./place-picture";
import type { ReplyProps } from "./reply-props";
import { Shown, usePlain } from "./shown";
import { Tell } from "./tell";

type PictureProps = Omit<ComponentProps<typeof PlacePicture>, "land">;

/** Without a network the outlines may not come: then there is the list. */
async function loadPicture() {
  try {
    const land = await fetchLand();
    return { default: (props: PictureProps) => <PlacePicture land={land} {...props} /> };
  } catch {
    return { default: NoPicture };
  }
}

let loading: ReturnType<typeof loadPicture> | undefined;
const loadOnce = () => (loading ??= loadPicture());
const MapPicture = lazy(loadOnce);

/** Fetches the outlines of the map, so that they are there when the network is not. */
export const fetchOutlines = (): void => void loadOnce();

function NoPicture() {
  const words = useWords("quiz");
  return <p className="p-4 text-small text-soft">{words.mapMissing}</p>;
}

function stateOf(id: string, chosen: string | null, key: string | null): MarkedPlace["state"] {
  if (key === null) return id === chosen ? "chosen" : "open";
  return id === key ? "right" : id === chosen ? "wrong" : "other";
}

/** Whoever took the list once gets it again, until the page is left. */
let prefersList = false;

/** A place among several, pointed to on a map without names, or chosen from a list. The answer is given with the button. */
export function PlaceOnMap(props: ReplyProps<"place">) {
  const { reply, value, locked, feedback, onDraft } = props;
  const words = useWords("quiz");
  const plain = usePlain();
  const [isListed, setListed] = useState(prefersList);
  const list = useRef<HTMLDivElement>(null);
  const chosen = value?.kind === "place" ? value.value : null;
  const key = feedback ? (feedback.key as string) : null;
  const nameOf = (id: string | null) => reply.options.find((option) => option.id === id)?.text;
  const choose = (id: string) => onDraft({ kind: "place", value: id });
  const size = pictureSize(
    reply.options.map(({ at }) => at),
    POINTING_MAP.narrow,
    POINTING_MAP.margin,
  );
  const room = <div style={{ aspectRatio: `${size.width} / ${size.height}` }} />;

  function openList(): void {
    prefersList = true;
    setListed(true);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("[role=radio][tabindex='0']")?.focus());
  }

  return (
    <div className="grid gap-4">
      <div className="card overflow-hidden">
        <Suspense fallback={room}>
          <MapPicture
            places={reply.options.map(({ id, text, at }) => ({ id, text: plain(text), at, state: stateOf(id, chosen, key) }))}
            label={key === null ? fill(words.mapOf, { count: reply.options.length }) : words.mapAnswered}
            onPoint={locked ? null : choose}
          />
        </Suspense>
      </div>
      {isListed ? (
        <div ref={list}>
          <PlaceList {...props} />
        </div>
      ) : key !== null ? (
        <ul className="grid gap-2">
          {[...new Set([key, chosen])].map(
            (id) =>
              id !== null && (
                <li key={id} className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-[550]">
                    <Shown text={nameOf(id) ?? ""} />
                  </span>
                  <Tell right={id === key}>{id === chosen ? words.yourAnswer : words.rightAnswer}</Tell>
                </li>
              ),
          )}
        </ul>
      ) : (
        !locked && (
          <Button look="quiet" onClick={openList}>
            {words.chooseFromList}
          </Button>
        )
      )}
    </div>
  );
}
