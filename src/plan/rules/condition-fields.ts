/** Words of a condition that are no columns. */
const keywords = new Set([
  "and",
  "or",
  "not",
  "is",
  "null",
  "in",
  "like",
  "ilike",
  "between",
  "true",
  "false",
  "case",
  "when",
  "then",
  "else",
  "end",
  "interval",
  "day",
  "days",
  "hour",
  "hours",
  "minute",
  "minutes",
  "now",
  "any",
  "all",
  "exists",
  "distinct",
  "from",
  "cast",
  "as",
  "integer",
  "text",
  "numeric",
  "date",
  "timestamp",
  "current_date",
  "current_timestamp",
  "me",
  "today",
]);

/** The columns that a condition compares: what stands left of an operator and is no keyword, function, literal or parameter. */
export function conditionFields(condition: string): readonly string[] {
  const withoutLiterals = condition.replaceAll(/'(?:[^']|'')*'/g, " ").replaceAll(/[:@$]\w+/g, " ");
  const words = withoutLiterals.matchAll(
    /(?<![\w.])([a-z_]\w*)\s*(?:[=<>!]+|\b(?:is|between|i?like)\b|\b(?:not )?in\s*\()/gi,
  );
  return [...new Set([...words].map(([, word]) => word ?? ""))].filter((word) => !keywords.has(word.toLowerCase()));
}
