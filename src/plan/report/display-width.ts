const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]|\uFE0F/u;
const invisible = /^[\p{Mark}\p{Cf}]+$/u;

/** How many columns of a terminal a text takes: East Asian characters and emoji take two, marks none. */
export function displayWidth(text: string): number {
  return [...graphemes.segment(text)].reduce((sum, { segment }) => sum + widthOf(segment), 0);
}

function widthOf(grapheme: string): number {
  if (invisible.test(grapheme)) {
    return 0;
  }
  return wide.test(grapheme) ? 2 : 1;
}
