/** Puts a picture into the clipboard. The browser takes it on its way, so that the key press is still the reason. */
export async function copyPng(png: Promise<Uint8Array>): Promise<void> {
  const blob = png.then((bytes) => new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' }));
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
}
