import { describe, expect, test } from "vitest";

import { frameworks } from "../../../generators/define.ts";
import type { FeatureId } from "../../../generators/features.ts";
import { allFeatures } from "../../../generators/resolve-features.ts";
import { answersFor, type Choice, renderFor, withRequirements } from "../../support/choices.ts";

/** Words that belong to one feature. None may be found in a project without it. */
const words: Readonly<Record<FeatureId, RegExp>> = {
  auth: /argon2|jwt|refresh.?token|\baccounts\b/i,
  tasks: /celery|outbox|\bbeat\b|kombu|rabbitmq|amqp/i,
  cache: /\bCACHES\b|django\.core\.cache|CacheStore|app[./]cache\b|cached_user/,
  "rate-limit": /rate.?limit/i,
  health: /\bhealth\b(?!-(cmd|interval|retries))/i,
  logging: /structlog/i,
  docker: /docker/i,
  ci: /github\/workflows|github actions/i,
  "pre-commit": /pre-commit/i,
  "agent-docs": /AGENTS\.md|CLAUDE\.md/,
};

describe.each(frameworks)("a %s project", (framework) => {
  test.each(allFeatures.map(({ id }) => id))("without %s has no trace of it", async (absent) => {
    const features = allFeatures.map(({ id }) => id).filter((id) => !withRequirements([id]).includes(absent));
    expect(await findWord(words[absent], { framework, features })).toEqual([]);
  });

  test("without any part that uses Redis has no trace of it", async () => {
    const features = allFeatures.filter(({ usesRedis }) => !usesRedis).map(({ id }) => id);
    expect(await findWord(/redis/i, { framework, features })).toEqual([]);
  });

  test("names what each chosen feature is about", async () => {
    for (const { id } of allFeatures) {
      expect(await findWord(words[id], { framework, features: withRequirements([id]) }), id).not.toEqual([]);
    }
  });
});

/** Logging redacts what could be a secret of any part, chosen or not, and has to name it for that. */
const redaction = /(^|[/_])log/;

/** The lines in which a word stands, with their paths. */
async function findWord(word: RegExp, choice: Choice): Promise<readonly string[]> {
  const files = await renderFor(answersFor(choice));
  const searched = files.filter(({ path }) => !redaction.test(path) || word === words.logging);
  return searched.flatMap(({ path, content }) =>
    [path, ...content.split("\n")].filter((line) => word.test(line)).map((line) => `${path}: ${line.trim()}`),
  );
}
