import { expect, test } from 'vitest'
import { dayNumber, dayOf, ticks } from './time'

test('days are numbers and back', () => {
  expect(dayNumber('1970-01-02')).toBe(1)
  expect(dayOf(dayNumber('1967-06-05'))).toBe('1967-06-05')
  expect(dayNumber('2024-01')).toBeNaN()
})

test.each([
  [7, 12],
  [90, 10],
  [900, 8],
  [20000, 12],
])('an axis of %i days has at most %i marks or so, in order', (days, most) => {
  const from = dayNumber('2000-03-07')
  const list = ticks(from, from + days, most)
  expect(list.length).toBeGreaterThan(1)
  expect(list.length).toBeLessThanOrEqual(most + 2)
  for (const t of list) expect(t.at).toBeGreaterThanOrEqual(from)
  expect([...list].sort((x, y) => x.at - y.at)).toEqual(list)
})
