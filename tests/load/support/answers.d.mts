export function answerMaker(seed: number): () => { id: string; point: string } & Record<string, unknown>;
