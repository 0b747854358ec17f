import type { Pages } from '../api/app.ts';
import { assetRoutes } from './assets.ts';
import { problemPage } from './problem/pages.tsx';

/** Every page people open on their own device; main.ts hands it to the server. */
export const surveyWeb: Pages = {
  mount: (app, _limit) => {
    app.route('/', assetRoutes);
  },
  problemPage,
  styleHashes: [],
};
