import { expect, test } from "vitest";
import { hashPassword as hashAsBefore } from "better-auth/crypto";
import { auth } from "./auth";
import { db } from "./db";
import { hashPassword, verifyPassword } from "./password-hash";

test("better-auth works on our tables", async () => {
  const body = { email: "Ada@Example.org", password: "tractor-lemon-9", name: "Ada" };
  const up = await auth().api.signUpEmail({ body });
  expect(up.user.email).toBe("ada@example.org");
  expect(up.token).toBeTruthy();
  const into = await auth().api.signInEmail({ body: { email: body.email, password: body.password } });
  expect(into.user.id).toBe(up.user.id);
  expect(await db.session.findMany({ where: { userId: up.user.id }, select: { ipAddress: true, userAgent: true } })).toHaveLength(2);
  await expect(auth().api.signInEmail({ body: { ...body, password: "wrong one" } })).rejects.toMatchObject({ statusCode: 401 });
  const row = await db.account.findFirstOrThrow({ where: { userId: up.user.id } });
  expect(row.password).not.toContain(body.password);
  const context = await auth().$context;
  expect(await context.password.verify({ hash: row.password!, password: body.password })).toBe(true);
});

test("a password is hashed with a salt of its own and the work that OWASP asks for, and no other one opens it", async () => {
  const [one, other] = await Promise.all([hashPassword("tractor-lemon-9"), hashPassword("tractor-lemon-9")]);
  expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
  expect(one).not.toBe(other);
  expect(await verifyPassword({ hash: one, password: "tractor-lemon-9" })).toBe(true);
  expect(await verifyPassword({ hash: one, password: "tractor-lemon-8" })).toBe(false);
  // The same letters, put together otherwise by another keyboard.
  expect(await verifyPassword({ hash: await hashPassword("cafe\u0301-am-rand"), password: "caf\u00e9-am-rand" })).toBe(true);
});

test("a password that was hashed with less work still opens the account, and is hashed anew by that", async () => {
  const body = { email: "lovelace@example.org", password: "tractor-lemon-9", name: "Ada" };
  const { user } = await auth().api.signUpEmail({ body });
  const kept = () => db.account.findFirstOrThrow({ where: { userId: user.id } });
  const before = await hashAsBefore(body.password);
  await db.account.updateMany({ where: { userId: user.id }, data: { password: before } });
  await expect(auth().api.signInEmail({ body: { ...body, password: "wrong one" } })).rejects.toMatchObject({ statusCode: 401 });
  expect((await kept()).password).toBe(before);
  await auth().api.signInEmail({ body });
  expect((await kept()).password).toMatch(/^\$scrypt\$/);
  await auth().api.signInEmail({ body });
});
