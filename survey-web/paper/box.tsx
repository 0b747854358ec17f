import type { Child } from 'hono/jsx';

/** A square to put a cross in, with the number that is keyed in for it. */
export const Box = ({ children }: { children?: Child }) => <span class="paper-box">{children}</span>;
