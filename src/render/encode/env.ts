/**
 * A value for a `.env` file that python-dotenv, django-environ, Docker Compose and a shell all read alike. They differ
 * in escapes and in `$`, so what would need those is refused.
 * @throws {RangeError} for `$`, a backtick, a backslash, a control character, or both kinds of quotes.
 */
export function encodeEnv(text: string): string {
  if (/[$`\\\p{Cc}\p{Zl}\p{Zp}]/u.test(text) || !text.isWellFormed() || (text.includes('"') && text.includes("'"))) {
    throw new RangeError("this text has characters that readers of .env files take differently");
  }
  if (/^[\w./:@%+,-]+$/.test(text)) {
    return text;
  }
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}
