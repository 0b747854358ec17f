import type { Deps } from '../http/context.ts';

export async function demonstrate(_deps: Deps): Promise<void> {}
