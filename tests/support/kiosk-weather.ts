import type { BrowserContext, Route } from 'playwright-core';

/** What stands between a device and its server for a while. */
export const weathers = [
  'fine',
  'no network',
  'server error',
  'asked to wait',
  'no answer',
  'a sign-in page',
  'garbage',
  'half an answer',
  'the answer is lost',
] as const;
export type Weather = (typeof weathers)[number];

export interface Sky {
  set: (weather: Weather) => Promise<void>;
}

/** Stands between every page of a context and the API, and does to each request what the weather says. */
export async function watchSky(context: BrowserContext): Promise<Sky> {
  let weather: Weather = 'fine';
  await context.route('**/api/v1/**', async (route) => {
    // A page that is gone waits for no answer.
    await pass(route, weather).catch(() => {});
  });
  return {
    set: async (next) => {
      weather = next;
      await context.setOffline(next === 'no network');
    },
  };
}

async function pass(route: Route, weather: Weather): Promise<void> {
  switch (weather) {
    case 'fine':
      return route.continue();
    case 'no network':
      return route.abort('internetdisconnected');
    case 'server error':
      return route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>500</h1>' });
    case 'asked to wait':
      return route.fulfill({ status: 429, headers: { 'Retry-After': '2' }, body: '' });
    case 'no answer':
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return route.abort('timedout');
    case 'a sign-in page':
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Wi-Fi</title>' });
    case 'garbage':
      return route.fulfill({ status: 200, contentType: 'application/json', body: '{"results":[{"id":' });
    case 'half an answer':
      return route.fulfill({ status: 200, contentType: 'application/json', body: '{"results":[]}' });
    case 'the answer is lost':
      // The server has it all, and the device never learns of it.
      await route.fetch();
      return route.abort('connectionreset');
    default:
      return weather satisfies never;
  }
}
