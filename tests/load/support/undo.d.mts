export function undoLater(step: () => void): void;
export function undoAll(): void;
export function makeFolder(): string;
