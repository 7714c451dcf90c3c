const formats = ['avif', 'webp'] as const;

/** Every picture is 4:3, in these sizes. */
export const pictureSizes = [
  { width: 320, height: 240 },
  { width: 640, height: 480 },
  { width: 960, height: 720 },
];

/** What is sent must fill this much: less would look blurred on a phone. */
export const leastPicture = { width: 640, height: 480 };

export const pictureAddress = (name: string): string => `/pictures/${name}`;

/** The files of one picture: its name carries a hash of its content, so that a file never changes. */
export const fileNames = (name: string): string[] =>
  pictureSizes.flatMap(({ width }) => formats.map((format) => `${name}-${width}.${format}`));

/** What a file of a picture can be called: no dot but the last one, so that no name leads anywhere else. */
const fileName = /^([a-z0-9]+(?:-[a-z0-9]+)*)-(320|640|960)\.(avif|webp)$/;

export function readFileName(
  file: string,
): { name: string; width: number; format: 'avif' | 'webp' } | undefined {
  const [, name, width, format] = fileName.exec(file) ?? [];
  if (name === undefined || file.length > 120) return undefined;
  return { name, width: Number(width), format: format === 'avif' ? 'avif' : 'webp' };
}
