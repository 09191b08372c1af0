const SIDE = 512;
const QUALITY = 0.86;

/** A picture as a face: its middle, square, small. Where and when it was taken stays behind with the rest. */
export async function portrait(file: Blob): Promise<Blob> {
  const whole = await createImageBitmap(file);
  const cut = Math.min(whole.width, whole.height);
  const side = Math.min(SIDE, cut);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.drawImage(whole, (whole.width - cut) / 2, (whole.height - cut) / 2, cut, cut, 0, 0, side, side);
  whole.close();
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/jpeg", QUALITY),
  );
}
