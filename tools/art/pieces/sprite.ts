import sharp from 'sharp';
import { px } from '../svg.ts';
import type { Piece } from './piece.ts';

/** A piece as a bitmap that a picture can show many times. */
export interface Sprite {
  readonly href: string;
  readonly width: number;
  readonly height: number;
}

const sharpness = 2.5;

/** Light from the top left, a warm shade at the bottom right, and a small shadow under it. */
const modelling = (depth: number, box: string) => `
<filter id="round" filterUnits="userSpaceOnUse" ${box} color-interpolation-filters="sRGB">
  <feGaussianBlur in="SourceAlpha" stdDeviation="${px(depth * 0.9)}" result="soft"/>
  <feOffset in="soft" dx="${px(-depth * 0.7)}" dy="${px(-depth)}" result="up"/>
  <feComposite in="SourceAlpha" in2="up" operator="out" result="low"/>
  <feFlood flood-color="#7a2f1c" flood-opacity="0.62"/>
  <feComposite in2="low" operator="in" result="shade"/>
  <feBlend in="shade" in2="SourceGraphic" mode="multiply" result="shaded"/>
  <feComposite in="shaded" in2="SourceAlpha" operator="in" result="base"/>
  <feOffset in="soft" dx="${px(depth * 0.7)}" dy="${px(depth)}" result="down"/>
  <feComposite in="SourceAlpha" in2="down" operator="out" result="high"/>
  <feFlood flood-color="#fff6e0" flood-opacity="0.6"/>
  <feComposite in2="high" operator="in" result="light"/>
  <feMerge><feMergeNode in="base"/><feMergeNode in="light"/></feMerge>
</filter>
<filter id="lift" filterUnits="userSpaceOnUse" ${box} color-interpolation-filters="sRGB">
  <feGaussianBlur in="SourceAlpha" stdDeviation="${px(Math.min(5, 1 + depth * 0.5))}"/>
  <feOffset dx="1" dy="${px(Math.min(5, 1 + depth * 0.5))}"/>
  <feComponentTransfer><feFuncR type="linear" slope="0" intercept="0.2"/><feFuncG type="linear" slope="0" intercept="0.08"/><feFuncB type="linear" slope="0" intercept="0.04"/><feFuncA type="linear" slope="0.45"/></feComponentTransfer>
  <feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge>
</filter>`;

export async function spriteOf(piece: Piece): Promise<Sprite> {
  const depth = piece.depth ?? Math.max(1.2, Math.min(piece.width, piece.height) * 0.09);
  const edge = 6 + depth * 3;
  const width = piece.width + edge * 2;
  const height = piece.height + edge * 2;
  const box = `x="${-width / 2}" y="${-height / 2}" width="${width}" height="${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width * sharpness)}" height="${Math.round(height * sharpness)}" viewBox="${-width / 2} ${-height / 2} ${width} ${height}"><defs>${modelling(depth, box)}</defs><g filter="url(#lift)"><g filter="url(#round)">${piece.body}</g>${piece.details ?? ''}</g></svg>`;
  const png = await sharp(Buffer.from(svg)).png().toBuffer();
  return { href: `data:image/png;base64,${png.toString('base64')}`, width, height };
}
