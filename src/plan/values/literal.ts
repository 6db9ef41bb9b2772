import type { PlannedField } from "../name-index.ts";
import type { FieldTypeName } from "../schema/field-types.ts";

type Check = (value: unknown, field: PlannedField) => boolean;

const isWithin = (value: number, { min, max }: PlannedField): boolean =>
  value >= (min ?? -Infinity) && value <= (max ?? Infinity);
const isShort: Check = (value, { min, max }) =>
  typeof value === "string" && value.length >= (min ?? 0) && value.length <= (max ?? Infinity);
const matches =
  (pattern: RegExp): Check =>
  (value, field) =>
    isShort(value, field) && pattern.test(String(value));
const isWhole =
  (size: number): Check =>
  (value, field) =>
    Number.isInteger(value) && Math.abs(Number(value)) <= size && isWithin(Number(value), field);
const isObject: Check = (value) => typeof value === "object";
const isUuid = matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

const checks: Readonly<Record<FieldTypeName, Check>> = {
  string: isShort,
  text: isShort,
  slug: matches(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  email: matches(/^[^\s@]+@[^\s@]+$/),
  url: matches(/^https?:\/\/\S+$/),
  uuid: isUuid,
  sha256: matches(/^[0-9a-f]{64}$/),
  enum: (value, { values }) => typeof value === "string" && (values?.includes(value) ?? true),
  integer: isWhole(2 ** 31 - 1),
  bigint: isWhole(Number.MAX_SAFE_INTEGER),
  decimal: isDecimal,
  boolean: (value) => typeof value === "boolean",
  date: (value) => isMoment(value, /^\d{4}-\d\d-\d\d$/),
  datetime: (value) => isMoment(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/),
  duration: isWhole(2 ** 31 - 1),
  ref: isUuid,
  one: isUuid,
  many: Array.isArray,
  json: isObject,
  vector: Array.isArray,
  file: (value) => typeof value === "string",
};

/** Whether a field can hold a value as it is written. */
export function fits(field: PlannedField, value: unknown): boolean {
  if (value === null) {
    return field.null ?? true;
  }
  return field.type === undefined || checks[field.type](value, field);
}

function isDecimal(value: unknown, field: PlannedField): boolean {
  const [, whole, digits = ""] = /^-?(\d+)(?:\.(\d+))?$/.exec(JSON.stringify(value).replaceAll('"', "")) ?? [];
  return whole !== undefined && hasRoom(field, [whole, digits]) && isWithin(Number(value), field);
}

/** Whether the digits before and after the point have a place. */
function hasRoom({ precision, scale }: PlannedField, [whole, digits]: readonly [string, string]): boolean {
  const before = whole.replace(/^0+/, "").length;
  return precision === undefined || scale === undefined || (digits.length <= scale && before <= precision - scale);
}

function isMoment(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value) && !Number.isNaN(Date.parse(value));
}
