import sharp from 'sharp';

/** What a phone writes into its photos, to be looked for in what comes out. */
export const tellTales = [
  'HangSanXuat',
  'ChuNhanNguyenVanA',
  'BinhLuanTrongXmp',
  'Exif',
  'GPS',
  'http://ns.adobe.com',
];

/** A picture whose corners tell which way it stands: red at the top left, blue at the bottom right. */
export function cornered(width: number, height: number) {
  const corner = (background: string) => ({
    create: { width: Math.ceil(width / 3), height: Math.ceil(height / 3), channels: 3 as const, background },
  });
  return sharp({ create: { width, height, channels: 3, background: 'white' } }).composite([
    { input: corner('red'), gravity: 'northwest' },
    { input: corner('blue'), gravity: 'southeast' },
  ]);
}

/** A photo as a phone takes it, lying on its side (EXIF orientation 6), with place, maker and owner. */
export const phonePhoto = (width = 2000, height = 1500): Promise<Buffer> =>
  cornered(width, height)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'HangSanXuat', Artist: 'ChuNhanNguyenVanA' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '10/1 46/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '106/1 42/1 0/1',
      },
    })
    .withXmp('<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><a>BinhLuanTrongXmp</a></x:xmpmeta>')
    .jpeg()
    .toBuffer();

/** One colour: small on the disk, however many pixels. */
export const plain = (width: number, height: number, background = '#3377bb') =>
  sharp({ create: { width, height, channels: 3, background } });

/** The colour at a place given in shares of width and height. */
export async function colourAt(
  bytes: Buffer,
  x: number,
  y: number,
): Promise<'red' | 'blue' | 'white' | 'other'> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  const [red, green, blue] = [...data.subarray(at, at + 3)].map((one) => one > 128) as [
    boolean,
    boolean,
    boolean,
  ];
  if (red && green && blue) return 'white';
  if (red && !green && !blue) return 'red';
  return blue && !red && !green ? 'blue' : 'other';
}

/** The header of a PNG that claims a size, with nothing behind it. */
export async function pngClaiming(width: number, height: number): Promise<Buffer> {
  const png = await plain(8, 8).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

function crc32(bytes: Buffer): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc;
}
