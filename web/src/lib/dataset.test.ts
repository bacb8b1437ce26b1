import { expect, test } from 'vitest'
import { filled, setName, setText, showsDataset, takesDataset, twoSets, withDataset } from './dataset'
import type { DatasetItem } from './types'

test.each([
  ['/incidents', true], ['/incidents/in_1', false], ['/map', true], ['/stats', true], ['/export', true], ['/dyads', true], ['/dyads/IRN/PAK', true],
  ['/dyads/IRN/COD%2FREB/series', true], ['/dyads/IRN/PAK/feed.atom', true], ['/dyads/IRN/PAK/compare', false], ['/entities', false], ['/entities/IRN', true],
  ['/articles', false], ['/search', false], ['/claims', false], ['/ontology', false], ['/datasets', false],
])('%s', (path, takes) => expect(takesDataset(path)).toBe(takes))

test.each([['/', true], ['/dyads', true], ['/dyads/IRN/PAK', true], ['/dyads/IRN/PAK/compare', false], ['/entities/IRN', true], ['/incidents/in_1', false], ['/search', false], ['/export', true]])('page %s', (path, shows) =>
  expect(showsDataset(path)).toBe(shows),
)

test('a link keeps the dataset', () => {
  expect(withDataset('/dyads/IRN/PAK', '')).toBe('/dyads/IRN/PAK')
  expect(withDataset('/dyads/IRN/PAK', 'my data')).toBe('/dyads/IRN/PAK?dataset=my%20data')
  expect(withDataset('/dyads?since=30d', 'icews')).toBe('/dyads?since=30d&dataset=icews')
})

const set = (name: string, records: number): DatasetItem => ({ name, records, imported: name !== 'coded', usual: name === 'coded', first: records ? '2018-01-01' : undefined, last: '2018-12-31' })

test('sets are named in words', () => {
  expect(setName('coded')).toBe('coded news')
  expect(setName('')).toBe('coded news')
  expect(setText(set('icews', 3095))).toBe('icews (3,095 records, 1 Jan – 31 Dec 2018)')
  expect(setText(set('coded', 0))).toBe('coded news (0 records)')
  expect(filled([set('coded', 0), set('icews', 1)]).map((d) => d.name)).toEqual(['icews'])
})

test.each([
  ['', '', ['coded', 'icews']],
  ['icews', '', ['icews', 'coded']],
  ['icews', 'icews', ['icews', 'coded']],
  ['', 'coded', ['icews', 'coded']],
  ['ucdp', 'icews', ['ucdp', 'icews']],
  ['nope', 'nope', ['coded', 'icews']],
])('%s beside %s', (one, two, want) => expect(twoSets([set('coded', 3), set('icews', 2), set('ucdp', 1)], one, two)).toEqual(want))

test('one set alone is not compared', () => expect(twoSets([set('coded', 0), set('icews', 2)], '', '')).toBeUndefined())
