import { expect, test } from 'vitest';
import { readRates, readZones, writeRates, writeZones } from './price-files.ts';

const zone = {
  zoneNo: 1,
  name: '=Dublin, "centre"',
  kitchenNo: 1,
  region: 'IE',
  feeCents: 495,
  freeFromCents: null,
  minOrderCents: 2000,
  weekdays: [3, 5],
  postcodes: ['IE D02', 'IE D04'],
  version: 7,
};

test('what is written is read again, and no spreadsheet takes a name for a formula', () => {
  const text = writeZones([zone], [{ kitchenNo: 1, name: 'Kitchen', version: 1 }]);
  expect(text).toContain("'=Dublin");
  expect(text).not.toContain('kitchen');
  const { zoneNo: _no, kitchenNo: _kitchen, version, ...draft } = zone;
  expect(readZones(text)).toMatchObject({
    errors: [],
    drafts: [{ value: { ...draft, kitchen: null }, version }],
  });
  const two = [
    { kitchenNo: 1, name: '=Liffey, left', version: 1 },
    { kitchenNo: 2, name: 'Cork', version: 1 },
  ];
  expect(readZones(writeZones([zone], two))).toMatchObject({
    errors: [],
    drafts: [{ value: { ...draft, kitchen: '=Liffey, left' } }],
  });
  const rate = {
    region: 'US-CA',
    taxClass: 'food' as const,
    basisPoints: 1350,
    validFrom: '2026-01-01',
    validUntil: null,
    version: 2,
    usedUntil: null,
  };
  expect(writeRates([rate])).toContain('US-CA,food,13.5,2026-01-01,,2');
  const { version: _version, usedUntil: _used, ...values } = rate;
  expect(readRates(writeRates([rate]))).toMatchObject({ errors: [], drafts: [{ value: values }] });
});

test('every wrong row is named, with its column', () => {
  const head = 'name,region,fee,free_from,minimum,weekdays,postcodes';
  const { errors } = readZones(
    [
      head,
      'Dublin,IE,4.95,50,20,mon;wed,IE D02;ie d04',
      'Nowhere,IE,4.95,,0,,',
      'Late,IE,4.955,,0,someday,IE T12',
      'Short,IE',
      '"open,IE,1,,0,,IE X',
      ',Ireland,-1,,0,,IE_X',
    ].join('\n'),
  );
  expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '3 postcodes',
    '4 fee',
    '4 weekdays',
    '5 ',
    '6 ',
    '7 name',
    '7 region',
    '7 fee',
    '7 postcodes.0',
  ]);
  expect(readRates('region,class,percent,from,until\nIE,wine,101,2026-02-30,').errors).toHaveLength(
    3,
  );
  expect(readRates('rates\n').errors).not.toEqual([]);
});
