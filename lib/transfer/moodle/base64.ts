/** So many letters at once: a multiple of four. */
const PIECE = 1 << 16;

/** The bytes of a text in base64, whatever white space is in it; null when it is none. */
export function bytesOfBase64(text: string): Uint8Array | null {
  const letters = text.replace(/[\s=]+/g, "");
  if (letters.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(letters)) return null;
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let at = 0;
  for (let from = 0; from < letters.length; from += PIECE) {
    const piece = atob(letters.slice(from, from + PIECE));
    for (let i = 0; i < piece.length; i++) bytes[at++] = piece.charCodeAt(i);
  }
  return bytes;
}

/** Bytes as a text in base64. */
export function base64OfBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += PIECE * 3) {
    let piece = "";
    for (const byte of bytes.subarray(from, from + PIECE * 3)) piece += String.fromCharCode(byte);
    parts.push(btoa(piece));
  }
  return parts.join("");
}
