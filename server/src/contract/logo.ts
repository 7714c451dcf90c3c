/** What a logo is called: by what is in it, and how large it is. */
export const logoPattern = /^[0-9a-f]{24}-([1-9]\d{0,3})x([1-9]\d{0,3})$/;

/** Twice as large as it is shown, for screens that show twice as much. */
export const logoRoom = { width: 480, height: 112 };
/** Less would look blurred. */
export const leastLogo = { width: 32, height: 32 };
export const mostLogoBytes = 512 * 1024;

/** Where its file is: beside the pictures of dishes, so that the edge serves it too. */
export const logoFile = (name: string): string => `pictures/logo/${name}.png`;

/** How large it is shown; undefined for what is no name of a logo. */
export function sizeOfLogo(name: string): { width: number; height: number } | undefined {
  const [, width, height] = logoPattern.exec(name) ?? [];
  return width === undefined
    ? undefined
    : { width: Math.ceil(Number(width) / 2), height: Math.ceil(Number(height) / 2) };
}

/** What one may be sent as. Drawings in SVG can carry programs, and are not taken. */
export const logoTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
