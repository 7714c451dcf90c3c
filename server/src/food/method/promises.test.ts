import { expect, test } from 'vitest';
import { promisesMore } from './true-words.ts';

test.each([
  ['Vegetarian hard cheese', 'Vegetarischer Hartkäse', 'جبن صلب للنباتيين'],
  ['Vegan mince', 'Veganes Hack', 'لحم مفروم نباتي'],
  ['Plant-based mince', 'Veganes Hack', 'لحم مفروم فيغان'],
  ['Meat-free mince', 'Fleischloses Hack', 'مفروم بدون لحم'],
  ['Vegetarian mince', 'Fleischloses Hack', 'مفروم بدون لحم'],
  ['Gluten-free soy sauce', 'Glutenfreie Sojasoße', 'صلصة صويا خالية من الغلوتين'],
  ['Dairy-free spread', 'Milchfreier Aufstrich', 'دهن بدون حليب'],
  ['Dairy-free spread', 'Laktosefreier Aufstrich', 'دهن بدون لاكتوز'],
  ['Egg-free noodles', 'Eifreie Nudeln', 'نودلز بدون بيض'],
  ['Noodles without eggs', 'Nudeln ohne Ei', 'نودلز خالية من البيض'],
  ['Peanut-free bar', 'Erdnussfreier Riegel', 'لوح بدون فول سوداني'],
  ['Rice', 'Reis', 'أرز'],
])('a translation promises what its original does: %s', (original, german, arabic) => {
  expect(promisesMore('de', original, german)).toEqual([]);
  expect(promisesMore('ar', original, arabic)).toEqual([]);
});

test.each([
  ['Vegetarian hard cheese', 'Veganer Hartkäse', 'جبن صلب فيغان'],
  ['Vegetarian sausages', 'Glutenfreie vegetarische Würstchen', 'نقانق نباتية خالية من الغلوتين'],
  ['Wheat-free noodles', 'Glutenfreie Nudeln', 'نودلز خالية من الغلوتين'],
  ['Gluten-free oats', 'Weizenfreier Hafer', 'شوفان خالٍ من القمح'],
  ['Peanut-free bar', 'Nussfreier Riegel', 'لوح بدون مكسرات'],
  ['Nut-free bar', 'Erdnussfreier Riegel', 'لوح بدون فول سوداني'],
  ['Lactose-free cream', 'Milchfreie Sahne', 'كريمة بدون حليب'],
  ['Pork-free sausages', 'Fleischlose Würstchen', 'نقانق بدون لحم'],
  ['Fish-free sauce', 'Soße ohne Schalentiere', 'صلصة بدون قشريات'],
  ['Rice', 'Veganer Reis', 'أرز حلال'],
])('and nothing else in its place: %s', (original, german, arabic) => {
  expect(promisesMore('de', original, german)).toHaveLength(1);
  expect(promisesMore('ar', original, arabic)).toHaveLength(1);
});
