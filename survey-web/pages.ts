import type { Pages } from '../api/app.ts';
import { assetRoutes } from './assets.ts';
import { boardPages } from './board/pages.tsx';
import { mountConsole } from './console/console.ts';
import { embedRoutes } from './embed/pages.tsx';
import { pictureRoutes } from './embed/pictures/pages.ts';
import { homeRoutes } from './home/pages.tsx';
import { kioskAppRoutes } from './kiosk/app.ts';
import { kioskClipRoutes } from './kiosk/clips.ts';
import { kioskSetupRoutes } from './kiosk/setup-pages.tsx';
import { openDataPages } from './open-data/pages.tsx';
import { paperRoutes } from './paper/pages.tsx';
import { petitionPages } from './petitions/pages.tsx';
import { trackingRoutes } from './petitions/tracking-pages.tsx';
import { posterRoutes } from './poster/pages.tsx';
import { paperStyleHashes } from './poster/paper-style.ts';
import { problemPage } from './problem/pages.tsx';
import { publicPages } from './public/pages.tsx';
import { sheetPages } from './public/sheet-pages.tsx';
import { surveyRoutes } from './survey/pages.tsx';
import { surveyStyleHash } from './survey/stylesheet.ts';
import { weekPages } from './week/pages.tsx';

/** Every page people open on their own device; main.ts hands it to the server. */
export const surveyWeb: Pages = {
  mount: (app, limits) => {
    app.route('/', assetRoutes);
    app.route('/', homeRoutes);
    app.route('/', posterRoutes);
    app.route('/', paperRoutes);
    app.route('/', kioskSetupRoutes);
    app.route('/', kioskClipRoutes);
    app.route('/', kioskAppRoutes);
    app.route('/', publicPages);
    app.route('/', openDataPages);
    app.route('/', weekPages);
    app.route('/', sheetPages);
    app.route('/', embedRoutes);
    app.route('/', pictureRoutes);
    app.route('/', boardPages);
    app.route('/', surveyRoutes(limits.responses));
    app.route('/', petitionPages(limits));
    app.route('/', trackingRoutes(limits));
    mountConsole(app);
  },
  problemPage,
  styleHashes: [surveyStyleHash, ...paperStyleHashes],
};
