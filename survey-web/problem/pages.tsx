import type { ProblemBody } from '../../api/problems.ts';
import type { Locale } from '../../api/text.ts';
import { Layout } from '../layout.tsx';
import { problemTexts } from '../texts/problem.ts';

/** A problem as a page: what is wrong, what to do, and where to go on. */
export function problemPage(problem: ProblemBody, locale: Locale): string {
  const t = problemTexts[locale];
  return String(
    <Layout locale={locale} title={problem.title}>
      <h1>{problem.title}</h1>
      <p>{problem.detail}</p>
      {problem.errors && (
        <ul>
          {problem.errors.map(({ path, message }) => (
            <li>
              <code>{path}</code>: {message}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="button" href={locale === 'en' ? '/?lang=en' : '/'}>
          {t.home}
        </a>
      </p>
      <p class="soft">
        {t.requestId} {problem.requestId}
      </p>
    </Layout>,
  );
}
