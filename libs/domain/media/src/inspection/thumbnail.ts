import sharp from 'sharp';

/** Longest side in pixels. */
const SIDE = 480;
/** More pixels than any camera makes: a decompression bomb. */
const MOST_PIXELS = 100_000_000;

export interface Picture {
  width: number;
  height: number;
  thumbnail: { bytes: Buffer; mime: 'image/webp'; width: number; height: number };
}

/** Reads a picture's size, upright, and makes its thumbnail without metadata (places, cameras). @throws when it cannot be read. */
export async function pictureOf(bytes: Buffer): Promise<Picture> {
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'error' as const };
  const { autoOrient } = await sharp(bytes, options).metadata();
  const { data, info } = await sharp(bytes, options)
    .autoOrient()
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer({ resolveWithObject: true });
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    thumbnail: { bytes: data, mime: 'image/webp', width: info.width, height: info.height },
  };
}
