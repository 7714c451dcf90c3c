/**
 * The first part of the path by which the edge asks API Gateway, and nobody else: it holds a secret, so that a request without it finds no API at all.
 * What stands behind API Gateway takes it off, whether that was done before or not: AWS's documents do not say it of every integration.
 */
export const edgeDoor = {
  partOf: (secret: string) => `edge-${secret}`,
  /** Its secrets have 48 letters and digits. */
  pattern: '^/edge-[A-Za-z0-9]{48}(/.*)$',
};

const pattern = new RegExp(edgeDoor.pattern);

export const withoutDoor = (path: string): string => pattern.exec(path)?.[1] ?? path;
