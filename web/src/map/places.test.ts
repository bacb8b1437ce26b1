import { expect, test } from 'vitest'
import type { MapItem } from '../lib/types'
import { countryAt, unwrap, type Country } from './countries'
import { byPlace, cluster, mainQuad, ring } from './places'

const item = (id: string, lon: number, resolution = 4, quad: 1 | 2 | 3 | 4 = 4): MapItem => ({ incident_id: id, type: 'ASSAULT', quad, lat: 10, lon, name: 'P' + lon, resolution, realis: 'actual', from: [], to: [], sources: 1 })

test('clusters count incidents, and points do not join areas', () => {
  const groups = byPlace([item('a', 1), item('b', 1), item('c', 2), item('d', 2.5, 1)])
  expect(groups.map((g) => g.items.length)).toEqual([2, 1, 1])
  const list = cluster(groups, (g) => ({ x: g.lon * 10, y: 0 }), 26)
  expect(list.map((c) => c.items.length)).toEqual([3, 1])
})

test('of equals the harder quad is shown', () => expect(mainQuad([item('a', 1, 4, 1), item('b', 1, 4, 4)])).toBe(4))

test('a ring has an arc for each quad', () => expect(ring([item('a', 1, 4, 1), item('b', 1, 4, 4)], 8)).toHaveLength(2))

test('rings across the antimeridian go on, and hold their points', () => {
  const across: Country = { type: 'Feature', properties: { name: 'X' }, geometry: { type: 'Polygon', coordinates: [[[170, 0], [-170, 0], [-170, 10], [170, 10], [170, 0]]] } }
  across.geometry.coordinates = unwrap(across.geometry)
  expect(across.geometry.coordinates).toEqual([[[170, 0], [190, 0], [190, 10], [170, 10], [170, 0]]])
  expect(countryAt([across], -175, 5)).toBe(across)
  expect(countryAt([across], 0, 5)).toBeUndefined()
})
