import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { Env } from './context.ts';

/**
 * A strict policy for every answer: no inline script, no third party, no framing. `styleHashes` name the few
 * inline style sheets that spare a page a second request. An answer that brings a stricter policy keeps its own.
 */
export const strictHeaders = (styleHashes: string[], https: boolean) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", ...styleHashes],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    xXssProtection: false,
    // With no-referrer old phones post `Origin: null`.
    referrerPolicy: 'same-origin',
    // On plain http browsers ignore these, and say so in the console of every page.
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
    // For browsers and plug-ins that are gone.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    strictTransportSecurity: https ? 'max-age=31536000' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    overwrite: false,
  });

/** Published figures may be fetched and shown by any website. Mount it outside `strictHeaders`, which it corrects. */
export const openToOtherSites = createMiddleware<Env>(async (c, next) => {
  await next();
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  c.res.headers.set('Access-Control-Allow-Origin', '*');
});

/** Lets every website show a page in a frame. Mount it outside `strictHeaders`, which it loosens in this alone. */
export const framedByAnyone = createMiddleware<Env>(async (c, next) => {
  await next();
  const policy = c.res.headers.get('Content-Security-Policy');
  c.res.headers.delete('X-Frame-Options');
  if (policy) {
    c.res.headers.set('Content-Security-Policy', policy.replace(/frame-ancestors[^;]*/, 'frame-ancestors *'));
  }
});

/** Lets a page do one thing more than others. Mount it outside `strictHeaders`, to which it adds. */
const also = (directive: string) =>
  createMiddleware<Env>(async (c, next) => {
    await next();
    const policy = c.res.headers.get('Content-Security-Policy');
    if (policy) c.res.headers.set('Content-Security-Policy', `${policy}; ${directive}`);
  });

/** Plays what this server keeps. */
export const playsSound = also("media-src 'self'");

/** Shows pages of this server in a frame. */
export const framesOwnPages = also("frame-src 'self'");
