import { FORMATS } from "@/lib/questions/registry";
import { transferFormats } from "@/lib/transfer/registry";
import type { Command } from "./command";

export const formats: Command = {
  usage: "formats",
  summary: "lists the formats of questions and of files",
  options: {},
  async run() {
    const questions = FORMATS.map(({ name, label, reply }) => ({ name, label, reply }));
    const files = transferFormats.map(({ name, label, extensions, read, write }) => ({
      name,
      label,
      extension: extensions[0],
      extensions,
      read: read !== undefined,
      write: write !== undefined,
    }));
    const lines = [
      ...questions.map(({ name, label }) => `question ${name}: ${label}`),
      ...files.map(({ name, label }) => `file ${name}: ${label}`),
    ];
    return { json: { questions, files }, lines, problems: false };
  },
};
