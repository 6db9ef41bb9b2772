import { expect, test } from "vitest";
import { editDistance, suggest } from "../../src/suggest.ts";

test.each([
  ["flask", "flask", 0],
  ["", "abc", 3],
  ["lint", "lnit", 1],
  ["auth", "autth", 1],
  ["cache", "cash", 2],
])("%s is %s but for %i edits", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test("the nearest candidate is suggested, one too far away is not", () => {
  expect(suggest("djagno", ["flask", "django"])).toBe("django");
  expect(suggest("DJANGO", ["flask", "django"])).toBe("django");
  expect(suggest("rails", ["flask", "django"])).toBeNull();
  expect(suggest("x", ["flask", "django"])).toBeNull();
});
