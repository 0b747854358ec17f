import { inCapitals } from '../points/qr.ts';

/** Where a petition is followed. The code alone shows nothing of its sender. */
export const trackingUrl = (publicUrl: string, code: string): string => `${publicUrl}/kien-nghi/${code}`;

/** The same as a QR code carries it. */
export const trackingQrAddress = (publicUrl: string, code: string): string =>
  inCapitals(publicUrl, `/kien-nghi/${code}`);

/** What a person types: without the scheme where that is http(s) anyway. */
export const typedTrackingAddress = (publicUrl: string, code: string): string =>
  trackingUrl(publicUrl, code).replace(/^https?:\/\//, '');
