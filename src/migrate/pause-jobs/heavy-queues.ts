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
