// Keeps the app's scripts, styles and fonts, whose names change with their content, and a page for times without a network. It
// never keeps pages, replies of the API or anything else of a person.
const cacheName = "tonearm-1";
const offlinePage = "/offline";
/** Two builds have about 200 files. Older ones are removed. */
const maxFiles = 400;

const openCache = () => caches.open(cacheName);

/** Fetches the page in the language that the person uses now. */
async function keepOfflinePage() {
  const reply = await fetch(offlinePage, { cache: "reload" });
  if (reply.ok) await (await openCache()).put(offlinePage, reply);
}

self.addEventListener("install", event => {
  self.skipWaiting();
  event.waitUntil(keepOfflinePage());
});

self.addEventListener("activate", event => {
  const removeOldCaches = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter(name => name !== cacheName).map(name => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(removeOldCaches());
});

// A page sends it when its language has changed, and after a sign-out.
self.addEventListener("message", event => {
  if (event.data === "renew") event.waitUntil(caches.delete(cacheName).then(keepOfflinePage));
});

async function keepFile(request, reply) {
  const cache = await openCache();
  await cache.put(request, reply);
  const files = await cache.keys();
  const excess = files
    .filter(({ url }) => !url.endsWith(offlinePage))
    .slice(0, Math.max(0, files.length - maxFiles));
  await Promise.all(excess.map(file => cache.delete(file)));
}

/** Answers also where the browser refuses to keep anything, as on a full disk. */
async function answerFile(event) {
  const { request } = event;
  const kept = await caches.match(request).catch(() => undefined);
  if (kept) return kept;
  const reply = await fetch(request);
  if (reply.ok) event.waitUntil(keepFile(request, reply.clone()).catch(() => {}));
  return reply;
}

async function answerPage(request) {
  try {
    return await fetch(request);
  } catch {
    return (await (await openCache()).match(offlinePage)) ?? Response.error();
  }
}

/**
 * Addresses that a browser also opens as a page, but that are none: downloads, and steps of a sign-in. Navigation preload stays off,
 * because it would request these a second time, and the code of a sign-in works only once.
 */
const notPages = /^\/(api|callback|admin\/queue)([/?]|$)/;

self.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/_next/static/")) event.respondWith(answerFile(event));
  else if (request.mode === "navigate" && !notPages.test(pathname)) event.respondWith(answerPage(request));
});
