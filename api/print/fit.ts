/** The width of a text set at size 1; at another size it is as many times as wide. */
export type Measure = (text: string) => number;

export interface Room {
  width: number;
  /** The size wished for, and the smallest one that may be. */
  size: number;
  least: number;
  /** How many lines there may be. */
  lines: number;
}

export interface FittedText {
  size: number;
  lines: string[];
}

/**
 * The text in lines that stay inside the room: as large as fits, smaller down to the least size, then broken inside
 * words, and cut with an ellipsis only where even that is too long. Lines are of about the same length.
 */
export function fitText(text: string, measure: Measure, room: Room): FittedText {
  const words = text
    .normalize('NFC')
    .trim()
    .split(/[^\S\u00a0]+/);
  for (let size = room.size; size >= room.least; size *= 0.96) {
    const lines = wrap(words, measure, room.width / size);
    if (lines && lines.length <= room.lines) return { size, lines: balance(words, lines, measure) };
  }
  const width = room.width / room.least;
  const lines = wrap(broken(words, measure, width), measure, width)!;
  return {
    size: room.least,
    lines: lines.length > room.lines ? cut(lines, measure, width, room.lines) : lines,
  };
}

/** Lines filled one after the other; undefined where a word is wider than a line. */
function wrap(words: string[], measure: Measure, width: number): string[] | undefined {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else if (measure(word) <= width) lines.push(word);
    else return undefined;
  }
  return lines;
}

/** The same number of lines in the narrowest column that holds them. */
function balance(words: string[], lines: string[], measure: Measure): string[] {
  if (lines.length === 1) return lines;
  let wide = Math.max(...lines.map(measure));
  let narrow = wide / 2;
  let balanced = lines;
  for (let step = 0; step < 8; step++) {
    const width = (wide + narrow) / 2;
    const tried = wrap(words, measure, width);
    if (tried && tried.length <= lines.length) {
      balanced = tried;
      wide = width;
    } else narrow = width;
  }
  return balanced;
}

/** Words wider than a line, in pieces. */
const broken = (words: string[], measure: Measure, width: number): string[] =>
  words.flatMap((word) => {
    const pieces = [''];
    for (const letter of word) {
      const longer = pieces.at(-1) + letter;
      if (pieces.at(-1) === '' || measure(longer) <= width) pieces[pieces.length - 1] = longer;
      else pieces.push(letter);
    }
    return pieces;
  });

function cut(lines: string[], measure: Measure, width: number, most: number): string[] {
  const letters = [...lines[most - 1]!];
  while (letters.length > 0 && measure(`${letters.join('')}…`) > width) letters.pop();
  return [...lines.slice(0, most - 1), `${letters.join('').trimEnd()}…`];
}
