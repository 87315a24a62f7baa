/** How long the name of a picture or a sound may be. */
const LONGEST = 255;

/** Signs that would end the name, or stand for something else in a text around it. */
const UNSAFE = /[%()\\\s<>"'*~^`[\]\u0000-\u001f\u007f]/g;

/** The name of a picture or sound as light markup writes it: signs that mean something there as %XX. */
export const writeMediaName = (name: string): string =>
  name.replace(UNSAFE, (sign) => (/[()*~'!]/.test(sign) ? `%${sign.charCodeAt(0).toString(16).toUpperCase()}` : encodeURIComponent(sign)));

/** The name that light markup wrote; null when it is none: too long, or with broken %XX. */
export function readMediaName(written: string): string | null {
  try {
    const name = decodeURIComponent(written);
    return name.length > 0 && name.length <= LONGEST ? name : null;
  } catch {
    return null;
  }
}
