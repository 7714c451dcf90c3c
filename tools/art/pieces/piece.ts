/** Something drawn around its middle, in the units of a picture 960 wide. */
export interface Piece {
  /** The box that holds it. */
  readonly width: number;
  readonly height: number;
  /** Shapes that are modelled: lit from the top left, darker at the bottom right. */
  readonly body: string;
  /** Details that lie flat on the body. */
  readonly details?: string;
  /** How round it looks, in units. */
  readonly depth?: number;
}

export const piece = (
  width: number,
  height: number,
  body: string,
  details = '',
  depth?: number,
): Piece => ({
  width,
  height,
  body,
  details,
  ...(depth === undefined ? {} : { depth }),
});
