import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the style sheets of a careless website do to all that stands on it. */
export const hostileCss = `
  * { color: #f0f !important; font-size: 40px !important; line-height: 3 !important; text-transform: uppercase !important;
      display: inline !important; position: static !important; float: left !important; letter-spacing: 9px !important;
      visibility: visible; opacity: .9 !important; direction: rtl !important; margin: 30px !important }
  html, body, main, head { display: block !important; float: none !important; margin: 0 !important; direction: ltr !important }
  head, script, link, title, meta { display: none !important }
  lang-nghe { display: none !important; width: 11px !important; transform: rotate(20deg) !important }
  section, p, a, div, b { display: none !important }
  .box, .rate, .chip, .unit { background: lime !important; display: none !important }
  :root { --ground: red; --ink: red; --size: 99px; --line: red }
`;

export interface Host {
  url: string;
  close: () => void;
}

/**
 * Another website, which lets pages fetch scripts and data from the given origin alone (`policy` else), with a style
 * sheet of its own: the pages are given by their path.
 */
export async function openHost(pages: Record<string, string>, policy: string, css = ''): Promise<Host> {
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    if (path === '/host.css') return response.writeHead(200, { 'Content-Type': 'text/css' }).end(css);
    const page = pages[path];
    if (page === undefined) return response.writeHead(404).end();
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy })
      .end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
