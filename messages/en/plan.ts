export const plan = { title: "" };
