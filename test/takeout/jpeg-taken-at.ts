/** A JPEG head with nothing in it but DateTimeOriginal: the UTC fields of `wallClock`. */
export function jpegTakenAt(wallClock: Date): Buffer {
  const [date = '', time = ''] = wallClock.toISOString().slice(0, 19).split('T');
  const tiff = Buffer.alloc(64);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x8769, 10);
  tiff.writeUInt32LE(26, 18);
  tiff.writeUInt16LE(1, 26);
  tiff.writeUInt16LE(0x9003, 28);
  tiff.writeUInt32LE(44, 36);
  tiff.write(`${date.replaceAll('-', ':')} ${time}\0`, 44, 'latin1');
  return Buffer.concat([Buffer.from('\xff\xd8\xff\xe1\0\0Exif\0\0', 'latin1'), tiff]);
}
