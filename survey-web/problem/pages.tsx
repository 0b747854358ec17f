import type { ProblemBody } from '../../api/problems.ts';
import type { Locale } from '../../api/text.ts';
import { ConsoleDocument } from '../console/frame.tsx';
import { Layout } from '../layout.tsx';
import { problemTexts } from '../texts/problem.ts';

/** A problem as a page: what is wrong, what to do, and where to go on. */
export function problemPage(problem: ProblemBody, locale: Locale, path: string): string {
  const inConsole = /^\/console(\/|$)/.test(path);
  const content = <ProblemContent problem={problem} locale={locale} home={inConsole ? '/console' : '/'} />;
  if (!inConsole) {
    return String(
      <Layout locale={locale} title={problem.title}>
        {content}
      </Layout>,
    );
  }
  return String(
    <ConsoleDocument locale={locale} title={problem.title} url={`http://localhost${path}`}>
      <main id="main" class="narrow">
        {content}
      </main>
    </ConsoleDocument>,
  );
}

interface ProblemContentProps {
  problem: ProblemBody;
  locale: Locale;
  /** Where those who met it go on. */
  home: string;
}

function ProblemContent({ problem, locale, home }: ProblemContentProps) {
  const t = problemTexts[locale];
  return (
    <>
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
        <a class="button" href={locale === 'en' ? `${home}?lang=en` : home}>
          {t.home}
        </a>
      </p>
      <p class="soft">
        {t.requestId} {problem.requestId}
      </p>
    </>
  );
}
