/**
 * Queues whose work can wait until everything has arrived, and that take the machine from the uploads meanwhile.
 * Which of them there are differs between versions (`ocr` came with 2.2). Metadata extraction and sidecars are
 * not among them, nor what moves or deletes files: dates, live photos and the trash depend on those.
 */
export const heavyQueues: ReadonlySet<string> = new Set([
  'thumbnailGeneration',
  'videoConversion',
  'smartSearch',
  'faceDetection',
  'facialRecognition',
  'duplicateDetection',
  'ocr',
]);

/** `thumbnailGeneration` → `thumbnail generation`, `ocr` → `OCR`: queues in words, also those yet to be invented. */
export function queueLabel(name: string): string {
  return name === 'ocr' ? 'OCR' : name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** `thumbnail generation, OCR`. */
export function queueLabels(names: readonly string[]): string {
  return names.map(queueLabel).join(', ');
}
