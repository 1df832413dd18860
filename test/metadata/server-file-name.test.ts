import { describe, expect, it } from 'vitest';
import { serverFileName } from '../../src/metadata/server-file-name.ts';
import { sniffMediaType, type MediaType } from '../../src/metadata/sniff-media-type.ts';
import { readMedia } from './media-fixture.ts';

describe('serverFileName', () => {
  it.each<[string, MediaType | undefined, string]>([
    ['IMG_1.HEIC', 'jpeg', 'IMG_1.jpg'],
    ['IMG_1.jpg', 'heic', 'IMG_1.heic'],
    ['IMG_1.JPG', 'jpeg', 'IMG_1.JPG'],
    ['IMG_1.jpeg', 'jpeg', 'IMG_1.jpeg'],
    ['IMG_1.jpe', 'jpeg', 'IMG_1.jpe'],
    ['IMG_1.jfif', 'jpeg', 'IMG_1.jpg'],
    ['IMG_1.mpo', 'jpeg', 'IMG_1.jpg'],
    ['IMG_1.png', 'jpeg', 'IMG_1.jpg'],
    ['IMG_1.jpg', 'png', 'IMG_1.png'],
    ['IMG_1.jpg', 'webp', 'IMG_1.webp'],
    ['IMG_1', 'jpeg', 'IMG_1.jpg'],
    ['Ferien 1.8.2014', 'jpeg', 'Ferien 1.8.2014.jpg'],
    ['PXL_1.PORTRAIT-01.COVER', 'jpeg', 'PXL_1.PORTRAIT-01.COVER.jpg'],
    ['IMG.heif', 'heic', 'IMG.heif'],
    ['IMG.HIF', 'heic', 'IMG.HIF'],
    ['IMG.avif', 'avif', 'IMG.avif'],
    ['DSC_1.NEF', 'tiff', 'DSC_1.NEF'],
    ['DSC_1.dng', 'tiff', 'DSC_1.dng'],
    ['DSC_1.dng', 'dng', 'DSC_1.dng'],
    ['DSC_1.jpg', 'dng', 'DSC_1.dng'],
    ['scan.tif', 'tiff', 'scan.tif'],
    ['scan.TIFF', 'tiff', 'scan.TIFF'],
    ['PXL_1.MP', 'mp4', 'PXL_1.mp4'],
    ['PXL_1.MP~2', 'mp4', 'PXL_1~2.mp4'],
    ['MVIMG_1', 'mp4', 'MVIMG_1.mp4'],
    ['MVIMG_1.MV', 'mp4', 'MVIMG_1.mp4'],
    ['IMG_1.MOV', 'mp4', 'IMG_1.MOV'],
    ['IMG_1.MP4', 'mov', 'IMG_1.MP4'],
    ['IMG_1.qt', 'mov', 'IMG_1.mov'],
    ['clip.jpg', 'mp4', 'clip.mp4'],
    ['clip.3gp', 'mp4', 'clip.3gp'],
    ['what.xyz', undefined, 'what.xyz'],
    ['.jpg', 'jpeg', 'unnamed.jpg'],
    ['', 'jpeg', 'unnamed.jpg'],
    ['IMG_1.jpg ', 'jpeg', 'IMG_1.jpg'],
    ['IMG_1.jpg.', 'jpeg', 'IMG_1.jpg'],
  ])('names %j, which is %s, %j', (name, type, expected) => {
    expect(serverFileName(name, type)).toBe(expected);
  });

  it('leaves a name that it made', () => {
    for (const name of ['a', 'a.MP', 'a.MP~3', 'a.HEIC', 'b.c.d', '.x']) {
      for (const type of ['jpeg', 'mp4', 'heic', 'tiff'] as const) {
        const once = serverFileName(name, type);
        expect(serverFileName(once, type)).toBe(once);
      }
    }
  });
});

describe('sniffMediaType', () => {
  it.each([
    ['not-heic.heic', 'jpeg'],
    ['photo.heic', 'heic'],
    ['photo.avif', 'avif'],
    ['photo.webp', 'webp'],
    ['exif.png', 'png'],
    ['scan.tif', 'tiff'],
    ['raw.dng', 'dng'],
    ['motion.MP', 'mp4'],
    ['apple.mov', 'mov'],
  ])('knows %s', (name, type) => {
    expect(sniffMediaType(readMedia(name))).toBe(type);
  });

  it.each<[string, string, MediaType | undefined]>([
    ['474946383961', 'a GIF', 'gif'],
    ['424d36000000000000003600', 'a bitmap', 'bmp'],
    ['38425053', 'Photoshop', 'psd'],
    ['524946460000000041564920', 'AVI', 'avi'],
    ['1a45dfa3', 'Matroska', 'matroska'],
    ['49492a0008000000', 'a TIFF', 'tiff'],
    ['4949550008000000', 'Panasonic', 'tiff'],
    ['4949524f08000000', 'Olympus', 'tiff'],
    ['0000001866747970637278200000000163727820697366f6', 'Canon CR3', 'cr3'],
    ['000000146674797068656963000000006d696631', 'HEIC', 'heic'],
    ['0000001866747970 6d696631 00000000 6d696631 61766966', 'an AVIF that says so late', 'avif'],
    ['00000008776964650000000c6d646174', 'QuickTime before ftyp', 'mov'],
    ['0000001466747970 33677034 00000000 33677034', '3GP', 'mp4'],
    ['7b227469746c65223a', 'JSON', undefined],
    ['', 'nothing', undefined],
  ])('knows %s: %s', (hex, _, type) => {
    expect(sniffMediaType(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toBe(type);
  });
});
