import { createHash } from 'node:crypto';
import type { Paper } from '../../api/print/paper.ts';
import { type Format, formats } from './formats.ts';

// The size of the paper holds for a whole page: in the common style sheet it would shrink every other print too.
const styleOf = ({ width, height }: Paper) =>
  `@page{size:${width}mm ${height}mm;margin:0}@media print{.masthead,.demonstration,.footer,.skip{display:none}main{padding:0}}`;

export const paperStyle = (format: Format): string => styleOf(formats[format]);

/** For the content security policy. */
export const paperStyleHashes = [...new Set(Object.values(formats).map(styleOf))].map(
  (style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
);
