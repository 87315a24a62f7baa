// Scripts and styles as small as they get. A file of the build never changes (its content is in its name): the first who asks for it gets
// it packed in passing, meanwhile it is packed as tightly as can be, which takes a second and saves a tenth, and everybody after gets that.
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const pack = promisify(brotliCompress);
/** Only the one way of writing an address of a file, so that nobody fills the memory with others. */
const FILE = /^\/_next\/static\/(?:[\w~-]+\/)*[\w~-][\w~.-]*\.(?:js|css)$/;
/** Of the way a response went, not of what is in it. */
const OF_THE_WAY = new Set(["connection", "content-encoding", "content-length", "date", "keep-alive", "transfer-encoding", "vary"]);

/** What is kept for a request: headers and bytes; null while they are being made. */
const packed = new Map();
/** Headers differ by the way somebody came (next.config.js). */
const keyOf = ({ url, headers }) => `${headers["x-forwarded-proto"] === "https" ? "https" : "http"} ${url}`;
/** One after the other: whoever waits for a page needs the processor more. */
let last = Promise.resolve();

const takesBrotli = ({ headers }) => /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:\s|,|$))/.test(headers["accept-encoding"] ?? "");

/** A request for a whole file of the build by whoever can unpack it. */
export const isForFile = (request) =>
  request.method === "GET" && FILE.test(request.url) && !request.headers.range && !request.headers["if-none-match"] && takesBrotli(request);

/** Answers with the packed file, and says so; false when there is none yet. */
export function sendPacked(request, response) {
  const file = packed.get(keyOf(request));
  if (!file) return false;
  response
    .writeHead(200, { ...file.headers, "Content-Encoding": "br", "Content-Length": file.bytes.length, Vary: "Accept-Encoding" })
    .end(file.bytes);
  return true;
}

/** Keeps what is written to a response, to pack it once it is whole. To be called before anything is written. */
export function packLater(request, response) {
  const key = keyOf(request);
  if (packed.has(key)) return;
  packed.set(key, null);
  const parts = [];
  const { write, end } = response;
  const keep = (part) => part && typeof part !== "function" && parts.push(Buffer.from(part));
  response.write = (...args) => (keep(args[0]), write.apply(response, args));
  response.end = (...args) => (keep(args[0]), end.apply(response, args));
  response.once("close", () => {
    const headers = Object.entries(response.getHeaders()).filter(([name]) => !OF_THE_WAY.has(name));
    if (!response.writableFinished || response.statusCode !== 200) return void packed.delete(key);
    last = last
      .then(async () => packed.set(key, { headers: Object.fromEntries(headers), bytes: await tightly(Buffer.concat(parts)) }))
      .catch(() => packed.delete(key));
  });
}

const tightly = (bytes) =>
  pack(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
