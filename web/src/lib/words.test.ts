import { describe, expect, test } from 'vitest'
import type { Toll } from './types'
import { act, count, day, figure, names, number, quad, span, toll, tollParts } from './words'

describe('days', () => {
  test.each([
    ['2024-01-16', '16 Jan 2024'],
    ['2024-01', 'Jan 2024'],
    ['2024', '2024'],
    ['XXXX-01-16', '16 Jan, year unknown'],
    ['2024-01-16~', '16 Jan 2024'],
    ['', 'day unknown'],
    [undefined, 'day unknown'],
  ])('%s is %s', (given, want) => expect(day(given)).toBe(want))

  test.each([
    ['2024-01-16', '2024-01-16', '16 Jan 2024'],
    ['2024-01-16', '2024-01-18', '16–18 Jan 2024'],
    ['2024-01-30', '2024-02-02', '30 Jan – 2 Feb 2024'],
    ['2023-12-30', '2024-01-02', '30 Dec 2023 – 2 Jan 2024'],
    ['2024-01-16', undefined, '16 Jan 2024'],
    [undefined, undefined, 'day unknown'],
  ])('%s to %s is %s', (from, to, want) => expect(span(from, to)).toBe(want))
})

test('counts have separators and units', () => {
  expect(count(1, 'report')).toBe('1 report')
  expect(count(75375, 'article')).toBe('75,375 articles')
  expect(count(0, 'country')).toBe('0 countries')
  expect(count(2, 'day')).toBe('2 days')
  expect(number(-1.25, 1)).toBe('−1.3')
  expect(number(-0.01, 1)).toBe('0.0')
})

test('an unknown quad is grey', () => expect(quad(9).css).toBe('quad-0'))

const voice = { node: 'X', outlet: 'o', published: '2024-01-16', article_id: 'ar', best: null }
const said: Toll = {
  kind: 'killed',
  disputed: false,
  low: 2,
  high: null,
  by: [
    { ...voice, who: 'Iran', low: 9, high: 9, text: 'nine' },
    { ...voice, who: 'Pakistan', low: 2, high: 2, text: 'two' },
    { ...voice, who: 'the army', low: 9, high: 9, text: '9' },
    { ...voice, who: 'hearsay', low: 20, high: null, text: 'at least 20' },
  ],
}

test('claims are never averaged', () => {
  expect(toll(said)).toBe('9 killed (Iran, the army), 2 killed (Pakistan), at least 20 killed (hearsay)')
  expect(tollParts(said)).toHaveLength(3)
})

test('figures say how far they go', () => {
  expect(figure({ low: null, high: 12, text: 'up to 12' })).toBe('up to 12')
  expect(figure({ low: 7, high: 9, text: '' })).toBe('7–9')
  expect(figure({ low: null, high: null, text: 'dozens' })).toBe('dozens')
})

describe('acts', () => {
  const IRN = { node: 'IRN', name: 'Iran' }
  const PAK = { node: 'PAK', name: 'Pakistan' }
  test.each([
    ['ASSAULT', [IRN], [PAK], 'Iran attacked Pakistan'],
    ['CONSULT', [IRN, PAK], [PAK], 'Iran and Pakistan met'],
    ['CONSULT', [IRN, PAK], [], 'Iran and Pakistan met'],
    ['PROTEST', [IRN], [], 'Iran: protest'],
    ['ASSAULT', [], [PAK], 'Someone attacked Pakistan'],
  ] as const)('%s', (event, from, to, want) => expect(act({ event, from: [...from], to: [...to] })).toBe(want))
  test('many names are counted', () => expect(names(['A', 'B', 'C', 'D', 'E'].map((name) => ({ name })))).toBe('A, B and 3 others'))
})
