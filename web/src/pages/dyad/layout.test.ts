import { expect, test } from 'vitest'
import { dayNumber } from '../../lib/time'
import type { IncidentCard, Series } from '../../lib/types'
import { bins, dayAt, label, marks, ways, xOf, type Frame } from './layout'

const A = { node: 'A', name: 'A' }
const B = { node: 'B', name: 'B' }
const from = dayNumber('2024-01-01')
const frame: Frame = { width: 800, from, to: from + 29, left: 10, right: 10, top: 20, mid: 150, bottom: 280 }

function incident(id: string, date: string, one = [A], two = [B], scale = -5): IncidentCard {
  return { id, event: 'ASSAULT', quad_code: 4, event_scale: scale, from: one, to: two, actor: one.map((n) => ({ code: n.node })), recipient: two.map((n) => ({ code: n.node })), date, realis: 'actual', report_count: 1, sources: 1, outlets: [], toll: [], state: 'outlet_only', disputed: false }
}

test('a place and its day agree', () => {
  for (let d = frame.from; d <= frame.to; d++) expect(dayAt(frame, xOf(frame, d))).toBe(d)
})

test('what both do to each other stands on both sides', () => {
  expect(ways(incident('1', '2024-01-02'), 'A', 'B')).toEqual(['ab'])
  expect(ways(incident('1', '2024-01-02', [A, B], []), 'A', 'B')).toEqual(['ab', 'ba'])
  expect(ways(incident('1', '2024-01-02', [A, B], [B]), 'A', 'B')).toEqual(['ab'])
  expect(ways({ ...incident('1', '2024-01-02', [A], []), event_loc: { country_code: 'B' } }, 'A', 'B')).toEqual(['ab'])
  expect(ways(incident('1', '2024-01-02', [B], [A]), 'A', 'B')).toEqual(['ba'])
  expect(ways(incident('1', '2024-01-02', [B], [{ node: 'C', name: 'C' }]), 'A', 'B')).toEqual([])
})

test('marks stack away from the baseline, the hardest nearest, within their lane', () => {
  const many = Array.from({ length: 20 }, (_, i) => incident('i' + i, '2024-01-10', [A], [B], -i / 2))
  const list = marks(frame, [...many, incident('x', '2024-01-12', [B], [A]), incident('old', '2020-01-01')], 'A', 'B')
  expect(list).toHaveLength(21)
  const above = list.filter((m) => m.way === 'ab')
  for (const m of above) {
    expect(m.y).toBeLessThan(frame.mid)
    expect(m.y).toBeGreaterThan(frame.top)
  }
  expect(above.toSorted((p, q) => q.y - p.y)[0]?.incident.id).toBe('i19')
  expect(list.find((m) => m.incident.id === 'x')?.y).toBeGreaterThan(frame.mid)
})

test('labels do not touch', () => {
  const list = marks(frame, ['2024-01-05', '2024-01-06', '2024-01-20'].map((d, i) => incident('i' + i, d)), 'A', 'B')
  const labels = label(frame, list, () => 'mobilization')
  expect(labels).toHaveLength(2)
})

test('bins join until they can be seen, and lose no incident', () => {
  const start = Array.from({ length: 600 }, (_, i) => `${1970 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`)
  const ones = start.map(() => 1)
  const none = start.map(() => 0)
  const side = { counts: { '1': none, '2': none, '3': none, '4': ones }, sources: { '1': none, '2': none, '3': none, '4': ones } }
  const series: Series = { by: 'month', start, ab: side, ba: side, balance: none }
  const wide: Frame = { ...frame, from: dayNumber('1970-01-01'), to: dayNumber('2019-12-31') }
  const { bins: list, joined } = bins(wide, series, [4], 4)
  expect(joined).toBe(6)
  expect(list.reduce((n, b) => n + (b.ab[4] ?? 0), 0)).toBe(600)
  expect(list.every((b) => b.balance === -1)).toBe(true)
  expect(bins(wide, series, [1, 2, 3], 4).bins.reduce((n, b) => n + (b.ab[4] ?? 0), 0)).toBe(0)
})
