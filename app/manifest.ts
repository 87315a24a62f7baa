import type { MetadataRoute } from "next";
import { words } from "@/messages";
import { currentLanguage, direction } from "@/messages/language";

// In the language of whoever asks.
export const dynamic = "force-dynamic";

/** What a phone needs to put the app among its others. */
export default function manifest(): MetadataRoute.Manifest {
  const { name, tagline } = words("layout");
  return {
    id: "/",
    name,
    short_name: name,
    description: tagline,
    lang: currentLanguage(),
    dir: direction(),
    start_url: "/today",
    scope: "/",
    display: "standalone",
    background_color: "#faf8f3",
    theme_color: "#faf8f3",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
