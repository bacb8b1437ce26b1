import { expect, test } from 'vitest'
import type { DyadPage, IncidentCard } from '../../lib/types'
import { answered, calming } from './brief'

const page = {
  a: { node: 'IRN', name: 'Iran' },
  b: { node: 'PAK', name: 'Pakistan' },
  arcs: [
    { from: 'x', to: 'y', basis: 'inferred', from_day: '2024-01-17', to_day: '2024-01-18', from_dir: 'ba' },
    { from: 's1', to: 's2', basis: 'text', from_day: '2024-01-16', to_day: '2024-01-18', from_dir: 'ab' },
  ],
  strain: { value: 4.7, before: 0, parts: [], explain: '', history: [{ date: '2024-01-15', strain: 6 }, { date: '2024-01-29', strain: 4.7 }] },
  to: '2024-01-29',
  totals: { incidents: 16, sources: 21, reports: 25, first: '2024-01-15', last: '2024-01-29' },
} as unknown as DyadPage
const strikes = [
  { id: 's1', event: 'ASSAULT', date: '2024-01-16', event_scale: -9.5 },
  { id: 's2', event: 'ASSAULT', date: '2024-01-18', event_scale: -9.5 },
] as unknown as IncidentCard[]

test('an answer that a text tells comes first', () => {
  expect(answered(page, strikes)).toMatchObject({ told: true, text: 'Pakistan answered Iran’s attack of 16 Jan 2024 within 2 days with an attack' })
})

test('without the incidents the answer is still told', () => {
  expect(answered(page, [])?.text).toBe('Pakistan answered Iran’s act of 16 Jan 2024 within 2 days')
})

test('calming is measured from the height of the last half year', () => {
  expect(calming(page, strikes)).toBe('Calming: strain is 4.7 (strained), down from a height of 6.0; four weeks ago it was 0.0. No material conflict is told since 18 Jan 2024.')
})

test('of few acts nothing is said', () => {
  expect(calming({ ...page, totals: { ...page.totals, incidents: 1 } }, [])).toBe('Too few acts are told to say: strain is 4.7 (strained).')
})
