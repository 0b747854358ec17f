import { raw } from 'hono/html';
import { trackingQrAddress } from '../../api/petitions/address.ts';
import { inHalves } from '../../api/petitions/code.ts';
import { qrSvg } from '../../api/points/qr.ts';
import type { Locale } from '../../api/text.ts';
import { slipTexts } from '../texts/petition-slip.ts';

/** The QR code of a petition's tracking page, as a picture that says what it is. */
export async function TrackingQr({
  publicUrl,
  code,
  locale,
}: {
  publicUrl: string;
  code: string;
  locale: Locale;
}) {
  const svg = await qrSvg(trackingQrAddress(publicUrl, code), 'M');
  return (
    <div class="tracking-qr" role="img" aria-label={slipTexts[locale].qrLabel(inHalves(code))}>
      {raw(svg)}
    </div>
  );
}
