import { expect, test } from "vitest";
import { isCommonPassword } from "./password";

test.each(["password", "Password1", "P@ssw0rd", "passw0rd!", "12345678", "1234567890", "11111111", "qwertyuiop", "qwerty123", "abc12345", "iloveyou", "ILOVEYOU2", "football1", "sunshine2024!", "letmein1", "admin123", "welcome1", "asdfghjkl", "zxcvbnm1", "87654321", "abcabcabc", "aaaaaaaa", "passwordpassword", "1qaz2wsx", "monkey123", "qazwsxedc", "trustno1", "19870412"])(
  "%s is common",
  (password) => expect(isCommonPassword(password)).toBe(true),
);

test.each(["correct horse battery", "tractor-lemon-9", "Seven green boats", "k3vß2øq!xd", "пароль длинный", "a quiet reading room", "Charlevoix-Jeddah"])("%s is not", (password) => expect(isCommonPassword(password)).toBe(false));

test("a long text is judged at once", () => {
  const began = performance.now();
  isCommonPassword("ab1!".repeat(32));
  isCommonPassword("x".repeat(128));
  expect(performance.now() - began).toBeLessThan(50);
});
