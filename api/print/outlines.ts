/// <reference path="./fontkit.d.ts" />
import type { Font } from 'fontkit';
import type { Measure } from './fit.ts';
import { fontFiles, type Weight } from './fonts.ts';

/** A line of text as the shapes of its letters, in units of the font: x to the right, y upwards. */
export interface Outline {
  /** How many units are as long as the size of the letters. */
  unitsPerSize: number;
  letters: { id: number; x: number; shape: string }[];
}

/** Fonts whose letters can be drawn as shapes: pictures then look the same on every system. */
export interface Outlines {
  measure: (weight: Weight) => Measure;
  outline: (weight: Weight, text: string) => Outline;
}

let opened: Promise<Outlines> | undefined;

/** Opens the fonts at the first use: their code and files would slow down every start. */
export function openOutlines(): Promise<Outlines> {
  opened ??= import('fontkit').then(({ openSync }) => {
    const fonts = { medium: openSync(fontFiles.medium), bold: openSync(fontFiles.bold) };
    return {
      measure: (weight) => (text) => widthOf(fonts[weight], text),
      outline: (weight, text) => outlineOf(fonts[weight], text),
    };
  });
  return opened;
}

function widthOf(font: Font, text: string): number {
  const { positions } = font.layout(text.normalize('NFC'));
  return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / font.unitsPerEm;
}

function outlineOf(font: Font, text: string): Outline {
  const { glyphs, positions } = font.layout(text.normalize('NFC'));
  const letters: Outline['letters'] = [];
  let x = 0;
  for (const [i, glyph] of glyphs.entries()) {
    const { xAdvance, xOffset } = positions[i]!;
    const shape = shapeOf(glyph.path.commands);
    if (shape) letters.push({ id: glyph.id, x: Math.round(x + xOffset), shape });
    x += xAdvance;
  }
  return { unitsPerSize: font.unitsPerEm, letters };
}

const commands: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

const shapeOf = (path: { command: string; args: number[] }[]) =>
  path.map(({ command, args }) => commands[command] + args.map(Math.round).join(' ')).join('');
