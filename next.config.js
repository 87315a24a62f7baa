// Headers that are the same on every response, files and errors included; what differs by request is in proxy.ts.
const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()",
};

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  typedRoutes: false,
  // `npm test` checks types, before it builds: somebody who only starts the app need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "pino", "@prisma/client", "@prisma/adapter-pg"],
  // In development the app is reached under the same addresses as in production.
  allowedDevOrigins: (process.env.ORIGINS ?? "").split(" ").filter(Boolean).map((origin) => new URL(origin).hostname),
  headers: async () => [{ source: "/:path*", headers: Object.entries(HEADERS).map(([key, value]) => ({ key, value })) }],
};

export default config;
