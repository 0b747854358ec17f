export function undoAtExit(step: () => void): void;
export function makeFolder(): string;
