import { describe, expect, test } from 'vitest'
import type { ComparePage, CompareWay, Likes } from '../../lib/types'
import { bars, bestLag, strength, unlike, wayTitle, whyNone } from './words'

const likes = (x: Partial<Likes>): Likes => ({ what: 'all', one: 4, two: 6, active_one: 2, active_two: 3, active_both: 2, correlation: 0.82, lags: [], best_lag: null, ...x })
const way = (l: Likes, one = [1, 3, 0], two = [2, 4, 0]): CompareWay => ({
  from: 'IRN', to: 'PAK', parts: [l], types: [], only: [],
  one: { all: one, conflict: one, cooperation: [0, 0, 0] }, two: { all: two, conflict: two, cooperation: [0, 0, 0] },
})
const page = (w: CompareWay): ComparePage => ({
  a: { node: 'IRN', name: 'Iran' }, b: { node: 'PAK', name: 'Pakistan' }, one: { dataset: 'coded' }, two: { dataset: 'icews' }, sentence: '', by: 'week',
  from: '2024-01-03', to: '2024-01-19', start: ['2024-01-03', '2024-01-08', '2024-01-15'], ways: [w],
})

test.each([[0.9, 'closely'], [0.5, 'in part'], [0.3, 'weakly'], [0, 'hardly'], [-0.5, 'against']])('%d', (r, want) => expect(strength(r)).toContain(want))

describe('what is not known is said, not shown as 0', () => {
  test.each([
    ['few_bins', 'can’t be said: 3 weeks, it takes 8'],
    ['one_flat', 'no change over time in coded news'],
    ['two_flat', 'no change over time in icews'],
    ['both_flat', 'in either'],
  ] as const)('%s', (why, want) => expect(whyNone(likes({ correlation: null, why_none: why }), 3, 'week', 'coded', 'icews')).toContain(want))
  test('in the title', () => {
    expect(wayTitle(page(way(likes({ correlation: null, why_none: 'few_bins' }))), way(likes({ correlation: null, why_none: 'few_bins' })), 'all')).toBe(
      'What Iran did to Pakistan: whether the two go together can’t be said: 3 weeks, it takes 8',
    )
    expect(wayTitle(page(way(likes({}))), way(likes({ one: 0, correlation: null, why_none: 'one_flat' })), 'all')).toContain('icews alone tells of any')
    expect(wayTitle(page(way(likes({}))), way(likes({ one: 0, two: 0 })), 'all')).toContain('neither tells of any')
    expect(wayTitle(page(way(likes({}))), way(likes({})), 'all')).toBe('What Iran did to Pakistan: the two go together closely (0.82)')
  })
})

test('lags are in words', () => {
  const lags = [{ lag: -1, correlation: 0.5 }, { lag: 0, correlation: 0.2 }, { lag: 2, correlation: 0.81 }]
  expect(bestLag(likes({ lags, best_lag: 2 }), 'week', 'coded', 'icews')).toBe('with coded news 2 weeks later (0.81)')
  expect(bestLag(likes({ lags, best_lag: -1 }), 'day', 'coded', 'icews')).toBe('with icews 1 day later (0.50)')
  expect(bestLag(likes({ lags, best_lag: 0 }), 'day', 'coded', 'icews')).toBe('at no lag (0.20)')
  expect(bestLag(likes({}), 'day', 'coded', 'icews')).toBe('none')
})

test('sets of unlike size are shown by share', () => {
  expect(unlike([way(likes({ one: 4, two: 21 }))], 'all')).toBe(true)
  expect(unlike([way(likes({ one: 4, two: 20 }))], 'all')).toBe(false)
  expect(unlike([way(likes({ one: 0, two: 20 }))], 'all')).toBe(false)
})

test('bars are joined where there are many', () => {
  const w = way(likes({}))
  expect(bars(page(w), w, 'all', 3).bars).toEqual([
    { from: '2024-01-03', to: '2024-01-07', one: 1, two: 2 },
    { from: '2024-01-08', to: '2024-01-14', one: 3, two: 4 },
    { from: '2024-01-15', to: '2024-01-19', one: 0, two: 0 },
  ])
  expect(bars(page(w), w, 'all', 2)).toEqual({ joined: 2, bars: [{ from: '2024-01-03', to: '2024-01-14', one: 4, two: 6 }, { from: '2024-01-15', to: '2024-01-19', one: 0, two: 0 }] })
})
