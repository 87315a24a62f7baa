export const formats = {};
