/** What is used of it; the package brings no types. */
declare module 'fontkit' {
  interface Glyph {
    id: number;
    path: { commands: { command: string; args: number[] }[] };
  }
  interface Font {
    unitsPerEm: number;
    layout(text: string): { glyphs: Glyph[]; positions: { xAdvance: number; xOffset: number }[] };
  }
  export function openSync(path: string): Font;
}
