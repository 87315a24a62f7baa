import "server-only";
import { MEDIA_ENDINGS, type MediaType } from "@/lib/markup/media-kind";
import type { MediaFile } from "@/lib/transfer/material";
import { storeMedia } from "./media";
import type { Transaction } from "./sets-access";

/** The kind of a picture or sound that was looked at when its file was read, by the ending that it was given then. */
const typeOf = (name: string): MediaType | undefined =>
  (Object.keys(MEDIA_ENDINGS) as MediaType[]).find((type) => name.endsWith(`.${MEDIA_ENDINGS[type]}`));

type Piece = { bytes: Uint8Array };

/** Gives a set pictures and sounds that were looked at when their file was read. */
export async function storeReadyMedia(transaction: Transaction, setId: string, media: readonly MediaFile[]): Promise<void> {
  const ready = media.flatMap(({ name, bytes }) => {
    const mediaType = typeOf(name);
    return mediaType === undefined ? [] : [{ was: name, name, mediaType, bytes: Uint8Array.from(bytes) }];
  });
  await storeMedia(transaction, setId, ready);
}

/** Gives a set the pictures and sounds that an import holds, one after another: never are all of them in memory. */
export async function storeImportMedia(transaction: Transaction, importId: string, setId: string): Promise<void> {
  const rows = await transaction.$queryRaw<
    { name: string }[]
  >`SELECT DISTINCT name FROM "ImportPart" WHERE "importId" = ${importId}::uuid AND kind = 'media' ORDER BY name`;
  for (const { name } of rows) {
    const pieces = await transaction.$queryRaw<
      Piece[]
    >`SELECT bytes FROM "ImportPart" WHERE "importId" = ${importId}::uuid AND kind = 'media' AND name = ${name} ORDER BY position`;
    await storeReadyMedia(transaction, setId, [{ name, bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)) }]);
  }
}
