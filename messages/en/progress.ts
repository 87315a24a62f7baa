export const progress = { title: "" };
