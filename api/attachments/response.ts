import { photoType } from './attachment.ts';
import type { Attachment } from './store.ts';

/** The answer that hands out an attachment: a photo is shown, a document only saved, and neither can run anything. */
export const attachmentResponse = ({ mediaType, name, bytes }: Attachment & { bytes: Buffer }): Response =>
  name === null ? photoResponse(bytes) : respond(bytes, mediaType, asDownload(name));

/** A photo or its preview. */
export const photoResponse = (bytes: Buffer): Response =>
  respond(bytes, photoType, 'inline; filename="anh.jpg"');

const respond = (bytes: Buffer, mediaType: string, disposition: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': disposition,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      // What is erased must not live on in a browser; who shows it to everybody may say otherwise.
      'Cache-Control': 'private, no-store',
    },
  });

/** Both ways of RFC 6266: old browsers take the name without diacritics. */
function asDownload(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
