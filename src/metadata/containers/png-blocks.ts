import { noBlocks, type MetadataBlocks, type TiffBlock } from './metadata-blocks.ts';

const xmpKeyword = 'XML:com.adobe.xmp\0';

/** The `eXIf` and XMP chunks of a PNG that stand before the end of the prefix. */
export function pngBlocks(head: Buffer): MetadataBlocks {
  const tiff: TiffBlock[] = [];
  const xmp: string[] = [];
  let at = 8;
  while (at + 8 <= head.length) {
    const size = head.readUInt32BE(at);
    const type = head.toString('latin1', at + 4, at + 8);
    const data = head.subarray(at + 8, at + 8 + size);
    if (data.length < size) break;
    if (type === 'eXIf') tiff.push({ bytes: data, directory: 'whole' });
    if (type === 'iTXt') xmp.push(...xmpText(data));
    at += 12 + size;
  }
  return { ...noBlocks, tiff, xmp };
}

/** An `iTXt` chunk is keyword, NUL, compression flag and method, language, NUL, translated keyword, NUL, text. */
function xmpText(data: Buffer): string[] {
  const isCompressed = data[xmpKeyword.length] !== 0;
  if (data.toString('latin1', 0, xmpKeyword.length) !== xmpKeyword || isCompressed) return [];
  const afterLanguage = data.indexOf(0, xmpKeyword.length + 2) + 1;
  const afterTranslation = data.indexOf(0, afterLanguage) + 1;
  return afterLanguage === 0 || afterTranslation === 0 ? [] : [data.toString('utf8', afterTranslation)];
}
