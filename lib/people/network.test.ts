import { expect, test } from "vitest";
import { networkOf } from "./network";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  [" 203.0.113.7 ", "203.0.113.7"],
  ["203.0.113.7:54321", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s is counted as %s", (address, network) => expect(networkOf(address)).toBe(network));

test("addresses of two networks are two", () => expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1")));

test.each(["", "nonsense", "1::2::3", "g::1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9"])("“%s” is no address, and is itself", (text) =>
  expect(networkOf(text)).toBe(text),
);

test("what is no address and very long is cut", () => expect(networkOf("x".repeat(5_000))).toHaveLength(100));
