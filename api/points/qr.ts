import QRCode from 'qrcode';

export type Correction = 'M' | 'H';

/**
 * The address a point's QR code carries: in capitals where the whole address may be (scheme and host do not mind),
 * so that the denser alphanumeric mode serves; an address with a path keeps its own letters.
 */
export const qrAddress = (publicUrl: string, code: string): string => inCapitals(publicUrl, `/S/${code}`);

/** An address as a QR code carries it; its path has to answer in capitals too. */
export function inCapitals(publicUrl: string, path: string): string {
  const address = `${publicUrl}${path}`;
  const hasPath = new URL(publicUrl).pathname !== '/';
  return hasPath ? address : address.toUpperCase();
}

/** What a person types: without the scheme where that is http(s) anyway. */
export const typedAddress = (publicUrl: string, code: string): string =>
  `${publicUrl.replace(/^https?:\/\//, '')}/s/${code}`;

// Four modules of white around, as the standard (ISO/IEC 18004) asks: phones fail without them.
const options = (correction: Correction) => ({ errorCorrectionLevel: correction, margin: 4 });

export const qrSvg = (address: string, correction: Correction): Promise<string> =>
  QRCode.toString(address, { ...options(correction), type: 'svg' });

/** 12 pixels a module: sharp on a poster of any size that is printed from it. */
export const qrPng = (address: string, correction: Correction): Promise<Buffer> =>
  QRCode.toBuffer(address, { ...options(correction), type: 'png', scale: 12 });

export type Reach = 'public' | 'private' | 'this-machine';

/** How far a printed address reaches: a poster is of use to no phone where only this machine can open it. */
export function reachOf(publicUrl: string): Reach {
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost') || host === '::1' || host === '0.0.0.0')
    return 'this-machine';
  if (/^127\./.test(host)) return 'this-machine';
  if (
    /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:|fe80:)/.test(
      host,
    )
  )
    return 'private';
  if (host.endsWith('.local') || host.endsWith('.lan') || host.endsWith('.internal')) return 'private';
  return host.includes('.') || host.includes(':') ? 'public' : 'private';
}
