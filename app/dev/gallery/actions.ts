"use server";

import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { answerGallery, hasGallery, revealGallery } from "@/server/gallery";

export async function answerInGallery(id: unknown, reply: unknown): Promise<Feedback | null> {
  return hasGallery() && typeof id === "string" ? answerGallery(id, reply) : null;
}

export async function revealInGallery(id: unknown, text: unknown): Promise<Revealed | null> {
  return hasGallery() && typeof id === "string" && typeof text === "string" ? revealGallery(id, text) : null;
}
