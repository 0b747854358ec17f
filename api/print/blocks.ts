import type { Block } from './pen.ts';

/** Blocks one below the other, each as wide as it is. */
export function stack(blocks: Block[], gap = 0): Block {
  return {
    width: Math.max(0, ...blocks.map((block) => block.width)),
    height: heightOf(blocks) + gap * Math.max(0, blocks.length - 1),
    draw: (x, y) => {
      for (const block of blocks) {
        block.draw(x, y);
        y += block.height + gap;
      }
    },
  };
}

/** Blocks one below the other, with the free height shared out between them. */
export function spread(blocks: Block[], height: number): Block {
  const gap = blocks.length > 1 ? (height - heightOf(blocks)) / (blocks.length - 1) : 0;
  return { ...stack(blocks, gap), height };
}

/** Blocks side by side, each at half the height of the highest. */
export function row(blocks: Block[], gap = 0): Block {
  const height = Math.max(0, ...blocks.map((block) => block.height));
  const width = blocks.reduce((sum, block) => sum + block.width, 0) + gap * Math.max(0, blocks.length - 1);
  return {
    width,
    height,
    draw: (x, y) => {
      for (const block of blocks) {
        block.draw(x, y + (height - block.height) / 2);
        x += block.width + gap;
      }
    },
  };
}

/** A block in the middle of a width. */
export const centred = (block: Block, width: number): Block => ({
  width,
  height: block.height,
  draw: (x, y) => block.draw(x + (width - block.width) / 2, y),
});

/** The largest factor, from `most` down, at which what `make` makes is no higher than `height`; else the least one. */
export function largestFactor(
  height: number,
  make: (factor: number) => Block,
  most = 1,
  least = 0.4,
): number {
  for (let factor = most; factor > least; factor *= 0.94) if (make(factor).height <= height) return factor;
  return least;
}

/** Empty space. */
export const space = (height: number): Block => ({ width: 0, height, draw: () => {} });

/** A block with room around it, on which something may be drawn first: a frame, a rule. */
export function padded(
  block: Block,
  [sides, ends]: [sides: number, ends: number],
  ground: (x: number, y: number, width: number, height: number) => void = () => {},
): Block {
  const [width, height] = [block.width + 2 * sides, block.height + 2 * ends];
  return {
    width,
    height,
    draw: (x, y) => {
      ground(x, y, width, height);
      block.draw(x + sides, y + ends);
    },
  };
}

const heightOf = (blocks: Block[]) => blocks.reduce((sum, block) => sum + block.height, 0);
