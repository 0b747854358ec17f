import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutPublicPath } from '../../api/http/public-path.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
beforeAll(async () => {
  server = await openTestApp({ publicUrl: 'https://example.gov.vn/khao-sat' });
  unit = await arrangeCommune(server);
});
afterAll(() => server.close());

const ask = (path: string, init: RequestInit = {}) => {
  const fetch = withoutPublicPath(server.app.fetch, '/khao-sat');
  return fetch(new Request(`https://example.gov.vn${path}`, { headers: { Accept: 'text/html' }, ...init }));
};

// A proxy may hand the path on, or take it off.
for (const kept of ['/khao-sat', '']) {
  test(`under a path that the proxy ${kept ? 'keeps' : 'strips'}, every link of a page stays under it`, async () => {
    for (const path of [
      '/',
      `/s/${unit.code}`,
      `/u/${unit.slug}`,
      `/points/${unit.code}/poster`,
      '/nothing',
    ]) {
      const html = await (await ask(kept + path)).text();
      const links = [...html.matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map(([, link]) => link!);
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) expect(link).toMatch(/^\/khao-sat\/(?!khao-sat)/);
    }
  });

  test(`a form sent there comes back there, ${kept ? 'path kept' : 'path stripped'}`, async () => {
    const page = await (await ask(`${kept}/s/${unit.oneFieldCode}`)).text();
    const hidden = [...page.matchAll(/name="(id|questionnaire|version)" value="([^"]*)"/g)];
    const body = new URLSearchParams([
      ...hidden.map(([, name, value]) => [name!, value!]),
      ['r.overall', '5'],
    ]);
    const sent = await ask(`${kept}/s/${unit.oneFieldCode}`, { method: 'POST', body });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe(`/khao-sat/s/${unit.oneFieldCode}/thanks`);
  });
}
