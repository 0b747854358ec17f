import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Env } from '../../api/http/context.ts';
import { assetUrl } from '../assets.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';

/** What the script has to know of a page that it fetched. */
export type PageState = 'form' | 'errors' | 'receipt' | 'conflict' | 'other';

interface PetitionPage {
  title: string;
  state: PageState;
  status?: ContentfulStatusCode;
  demonstration?: boolean;
  /** The code of the petition that a receipt is for. */
  code?: string;
  children: Child;
}

/** A page around petitions: for everybody, kept nowhere. */
export function answerPage(c: Context<Env>, page: PetitionPage) {
  const { locale } = c.var;
  c.header('Cache-Control', 'no-store');
  // The device's position, for this page alone and on request.
  c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(self)');
  // What was sent is no address to switch the language of.
  const otherLanguage = c.req.method === 'GET' ? { otherLanguage: inOtherLanguage(c.req.url, locale) } : {};
  return c.html(
    <Layout
      locale={locale}
      title={page.title}
      demonstration={page.demonstration === true}
      script={assetUrl('petition')}
      {...otherLanguage}
    >
      <div class="petition" data-state={page.state} data-code={page.code}>
        {page.children}
      </div>
    </Layout>,
    page.status ?? 200,
  );
}
