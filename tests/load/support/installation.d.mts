import type { Place } from './server.mjs';

export const fieldSlugs: string[];
export const unit: string;
export const points: { counter: string; hall: string; kiosk: string };
export function wardInstallation(days?: { from?: string; to?: string }): Record<string, object[]>;
export function writeInstallation(place: Place, installation: object, name?: string): string;
export function applyWard(place: Place, days?: { from?: string; to?: string }): Promise<string>;
