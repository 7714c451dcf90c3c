import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compositions } from './compositions/compositions.ts';
import { grounds } from './grounds.ts';
import { newKit } from './kit.ts';
import { icon, render, write } from './render.ts';
import { height, width } from './layouts.ts';
import { sceneOf } from './scene.ts';
import { hero, shared, type Spread } from './spreads.ts';
import { randomOf } from './svg.ts';

const pictures = fileURLToPath(new URL('../../server/db/demo/pictures/', import.meta.url));
const site = fileURLToPath(new URL('../../web/public/', import.meta.url));

async function composeRecipe(category: string, slug: string) {
  const composition = compositions[category]?.[slug];
  const tints = grounds[category];
  if (!composition || !tints) throw new Error(`No composition for ${slug} in ${category}.`);
  const kit = newKit(randomOf(slug));
  const scene = sceneOf(kit, tints[composition.tint ?? 0], composition);
  await write(await render(kit, scene, width, height), `${pictures}${slug}`, [320, 640, 960]);
}

const draw = (name: string, spread: Spread) => {
  const kit = newKit(randomOf(name));
  return render(kit, spread.scene(kit), spread.width, spread.height);
};

const all: Readonly<Record<string, () => Promise<unknown>>> = {
  ...Object.fromEntries(
    Object.entries(compositions).flatMap(([category, recipes]) =>
      Object.keys(recipes).map((slug) => [slug, () => composeRecipe(category, slug)]),
    ),
  ),
  hero: async () => write(await draw('hero', hero), `${site}hero`, [640, 960, 1440]),
  og: async () =>
    (await draw('og', shared))
      .resize({ width: shared.width })
      .flatten({ background: '#fbf7f0' })
      .jpeg({ quality: 84, mozjpeg: true })
      .toFile(`${site}og.jpg`),
  icon: () => icon(`${site}favicon.svg`, `${site}apple-touch-icon.png`),
};

const wanted = process.argv.slice(2);
await mkdir(pictures, { recursive: true });
for (const name of wanted.length > 0 ? wanted : Object.keys(all)) {
  const compose = all[name];
  if (!compose) throw new Error(`Nothing is called ${name}.`);
  await compose();
  process.stdout.write(`${name}\n`);
}
