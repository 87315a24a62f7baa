const rotated = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

/** The message with its end marked, filled up to blocks of 64 bytes, and its length in bits behind it. */
function padded(bytes: Uint8Array): DataView {
  const filled = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  filled.set(bytes);
  filled[bytes.length] = 0x80;
  const view = new DataView(filled.buffer);
  view.setUint32(filled.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(filled.length - 4, (bytes.length * 8) >>> 0);
  return view;
}

function mixed(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

/** SHA-1 of bytes as 40 hexadecimal digits (FIPS 180-4). What Anki tells notes and files apart by; not for secrets. */
export function sha1(bytes: Uint8Array): string {
  const message = padded(bytes);
  const words = new Int32Array(80);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as [number, number, number, number, number];
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let i = 0; i < 80; i += 1)
      words[i] = i < 16 ? message.getInt32(block + i * 4) : rotated(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1);
    let [a, b, c, d, e] = state;
    for (let i = 0; i < 80; i += 1) [a, b, c, d, e] = [(rotated(a, 5) + mixed(i, b, c, d) + e + words[i]!) | 0, a, rotated(b, 30), c, d];
    state = [state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e].map((word) => word | 0) as typeof state;
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
