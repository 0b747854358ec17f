/** True where a program that opens archives would find one: its directory stands at the end (APPNOTE.TXT 4.3.16). */
export function endsAsArchive(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('PK\x05\x06', bytes.length - 22, 'latin1');
  return bytes.length >= 22 && end >= 0 && end + 22 + bytes.readUInt16LE(end + 20) >= bytes.length;
}
