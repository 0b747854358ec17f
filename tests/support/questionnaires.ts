import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../api/config.ts';
import { Questionnaire } from '../../api/questionnaires/questionnaire.ts';

const folder = join(projectRoot, 'api/questionnaires/shipped');

/** The questionnaires that come with the product: their files as they are, and what they hold. */
export const shippedFiles = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return { name, text, content: Questionnaire.parse(JSON.parse(text)) };
  });

export const shipped = (id: string): Questionnaire =>
  structuredClone(shippedFiles.find(({ content }) => content.id === id)!.content);
