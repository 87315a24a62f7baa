// What lets practice that was taken along open without a network. It keeps one page and the files that page is made of, once somebody takes
// practice along on a device of their own, and nothing else: no answer, no page of the app, nothing of anybody's. The page puts the
// pictures and sounds of the questions beside them.
const CACHE = "footing-taken-1";
const PAGE = "/offline";
const FILES = "/offline/files";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

async function take() {
  const files = await (await fetch(FILES, { cache: "no-store" })).json();
  const page = await fetch(PAGE, { cache: "no-store" });
  if (!page.ok) throw new Error("the page could not be had");
  const cache = await caches.open(CACHE);
  await cache.addAll(files);
  await cache.put(PAGE, page);
}

self.addEventListener("message", (event) => {
  const work = { take, forget: () => caches.delete(CACHE) }[event.data];
  if (!work) return;
  event.waitUntil(
    work().then(
      () => event.ports[0]?.postMessage("done"),
      () => event.ports[0]?.postMessage("failed"),
    ),
  );
});

async function pageOrTaken(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const taken = await caches.match(PAGE);
    if (taken) return taken;
    throw error;
  }
}

// Files under these paths never change: what is kept is as good as what would come.
const fileOrTaken = async (request) => (await caches.match(request)) ?? fetch(request);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(pageOrTaken(request));
  else if (url.pathname.startsWith("/_next/static/") || url.pathname.startsWith("/api/v1/media/")) event.respondWith(fileOrTaken(request));
});
