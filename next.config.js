// Headers that are the same on every response, files and errors included; what differs by request is in proxy.ts.
const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

// What a page may ask of the device: none of it. It says nothing of a file, and would be a tenth of a small one.
const PAGE = {
  "Permissions-Policy":
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()",
};

const HSTS = { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" };
// A script or a font is no page: opened by itself it may do nothing. Pages have theirs from proxy.ts.
const FILE = { "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" };
const list = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  // The server of scripts/serve-app.mjs does it, more tightly.
  compress: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  typedRoutes: false,
  // A page is read when it is first asked for: all of them at once held up the first by a second of the processor.
  experimental: { preloadEntriesOnStart: false },
  // `npm test` checks types, before it builds: somebody who only starts the app need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "pino", "@prisma/client", "@prisma/adapter-pg", "pdfjs-dist"],
  // In development the app is reached under the same addresses as in production.
  allowedDevOrigins: (process.env.ORIGINS ?? "")
    .split(" ")
    .filter(Boolean)
    .map((origin) => new URL(origin).hostname),
  headers: async () => [
    { source: "/:path*", headers: list(HEADERS) },
    { source: "/:path*", has: [{ type: "header", key: "x-forwarded-proto", value: "https" }], headers: list(HSTS) },
    { source: "/((?!_next/static/).*)", headers: list(PAGE) },
    { source: "/_next/static/:path*", headers: list(FILE) },
  ],
};

export default config;
