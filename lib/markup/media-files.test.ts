import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { mediaTypeOf } from "./media-kind";
import { withoutMetadata } from "./without-metadata";

const bytes = (...parts: (string | readonly number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((sign) => sign.charCodeAt(0)) : [...part])));
const text = (from: Uint8Array) => String.fromCharCode(...from);
const decoded = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** Three by two pixels of red, with a comment. */
const JPEG = decoded(
  "/9j/4AAQSkZJRgABAQAAAQABAAD//gAOdGFrZW4gYnkgQWRh/9sAQwADAgICAgIDAgICAwMDAwQGBAQEBAQIBgYFBgkICgoJCAkJCgwPDAoLDgsJCQ0RDQ4PEBAREAoMEhMSEBMPEBAQ/9sAQwEDAwMEAwQIBAQIEAsJCxAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ/8AAEQgAAgADAwERAAIRAQMRAf/EABQAAQAAAAAAAAAAAAAAAAAAAAj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABwn/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwA6AxVN/9k=",
);
const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const chunk = (name: string, data: string) => bytes([0, 0, 0, data.length], name, data, [1, 2, 3, 4]);
const PNG = bytes(
  PNG_HEAD,
  chunk("IHDR", "0123456789abc"),
  chunk("tEXt", "Author\0Ada"),
  chunk("IDAT", "pixels"),
  chunk("eXIf", "GPS"),
  chunk("iTXt", "here"),
  chunk("tIME", "now"),
  chunk("IEND", ""),
  "a film",
);
const riff = (name: string, data: string) => bytes(name, [data.length, 0, 0, 0], data, data.length % 2 ? [0] : []);
const body = bytes(riff("VP8X", "\x0cxxxxxxxxx"), riff("VP8 ", "pix"), riff("EXIF", "GPS"), riff("XMP ", "Ada!"));
const WEBP = bytes("RIFF", [body.length + 4, 0, 0, 0], "WEBP", body);
/** What a camera writes: which way up (6, little-endian), and where it was. */
const EXIF = bytes(
  [0xff, 0xe1, 0, 46],
  "Exif\0\0",
  "II",
  [0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0],
  "GPS Oslo 59",
  [0],
);
const photograph = bytes(JPEG.subarray(0, 2), EXIF, bytes([0xff, 0xed, 0, 6], "IPTC"), JPEG.subarray(2), "a film");

describe("the kind of a file", () => {
  test.each<[string, Uint8Array, string | null]>([
    ["a PNG", PNG, "image/png"],
    ["a JPEG", JPEG, "image/jpeg"],
    ["a GIF", bytes("GIF89a", [1, 0]), "image/gif"],
    ["a WebP", WEBP, "image/webp"],
    ["an AVIF", bytes([0, 0, 0, 24], "ftypavif", [0, 0, 0, 0], "mif1miaf"), "image/avif"],
    ["an AVIF of another brand", bytes([0, 0, 0, 24], "ftypmif1", [0, 0, 0, 0], "mif1avif"), "image/avif"],
    ["a drawing", bytes("<?xml version='1.0'?>\n<!-- drawn --><svg xmlns='http://www.w3.org/2000/svg'/>"), "image/svg+xml"],
    ["an MP3 with a title", bytes("ID3", [4, 0]), "audio/mpeg"],
    ["an MP3", bytes([0xff, 0xfb, 0x90, 0x64]), "audio/mpeg"],
    ["an Ogg", bytes("OggS", [0]), "audio/ogg"],
    ["a WAV", bytes("RIFF", [4, 0, 0, 0], "WAVE"), "audio/wav"],
    ["an M4A", bytes([0, 0, 0, 20], "ftypM4A ", [0, 0, 0, 0], "mp42"), "audio/mp4"],
    ["a film", bytes([0, 0, 0, 20], "ftypisom", [0, 0, 0, 0], "mp42"), null],
    ["a page", bytes("<!DOCTYPE html><svg>"), null],
    ["a page with a drawing in it", bytes("<html><svg></svg></html>"), null],
    ["a drawing with entities", bytes("<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg/>"), null],
    ["a drawing with entities further on", bytes("<svg><!ENTITY a 'b'></svg>"), null],
    ["text in UTF-16", bytes([0xff, 0xfe, 0x61, 0]), null],
    ["a program", bytes("MZ", [0x90, 0]), null],
    ["nothing", bytes(), null],
  ])("%s", (_name, file, type) => {
    expect(mediaTypeOf(file)).toBe(type);
  });

  it("is found of any bytes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.constantFrom([], PNG_HEAD, [0xff, 0xd8, 0xff], [...bytes("RIFF0000WEBP")]),
        (tail, head) => {
          const file = bytes(head, tail);
          const type = mediaTypeOf(file);
          if (type) expect([null, "object"]).toContain(withoutMetadata(file, type) && "object");
        },
      ),
    );
    expect(mediaTypeOf(bytes("<!--".repeat(2000)))).toBeNull();
  });
});

describe("a picture as it is kept", () => {
  it("says which way up a photograph is, and nothing else of it", () => {
    const kept = withoutMetadata(photograph, "image/jpeg")!;
    expect(text(kept)).not.toMatch(/GPS|IPTC|Ada|film/);
    expect([...kept.subarray(0, 4), text(kept.subarray(6, 10)), kept[31]]).toEqual([0xff, 0xd8, 0xff, 0xe1, "Exif", 6]);
    // Kept once more it is the same.
    expect(withoutMetadata(kept, "image/jpeg")).toEqual(kept);
    expect(mediaTypeOf(kept)).toBe("image/jpeg");
  });

  it("is the very picture where a photograph says nothing", () => {
    const kept = withoutMetadata(JPEG, "image/jpeg")!;
    expect(text(JPEG)).toContain("Ada");
    expect(text(kept)).not.toContain("Ada");
    expect(text(kept).endsWith(text(JPEG).slice(-40))).toBe(true);
    expect(text(kept)).toContain("JFIF");
  });

  it("has no texts, no time and no place in a PNG or a WebP", () => {
    const png = withoutMetadata(PNG, "image/png")!;
    expect(text(png)).toBe(text(bytes(PNG_HEAD, chunk("IHDR", "0123456789abc"), chunk("IDAT", "pixels"), chunk("IEND", ""))));
    const webp = withoutMetadata(WEBP, "image/webp")!;
    const left = bytes(riff("VP8X", "\x00xxxxxxxxx"), riff("VP8 ", "pix"));
    expect(text(webp)).toBe(text(bytes("RIFF", [left.length + 4, 0, 0, 0], "WEBP", left)));
  });

  it("is none where it is cut off", () => {
    expect(withoutMetadata(JPEG.subarray(0, 60), "image/jpeg")).toBeNull();
    expect(withoutMetadata(PNG.subarray(0, 40), "image/png")).toBeNull();
    expect(withoutMetadata(bytes("RIFF", [40, 0, 0, 0], "WEBP", "VP8 ", [200, 0, 0, 0]), "image/webp")).toBeNull();
  });

  it("is any other file as it is", () => {
    const sound = bytes("OggS", [1, 2, 3]);
    expect(withoutMetadata(sound, "audio/ogg")).toBe(sound);
  });
});
