import { expect, test } from 'vitest'
import { splits } from './pairs'

test('two sides are named by a word between them', () => {
  expect(splits('Iran and Pakistan')).toEqual([['Iran', 'Pakistan']])
  expect(splits('North Korea vs South Korea')).toEqual([['North Korea', 'South Korea']])
  expect(splits('Iran, Pakistan')).toEqual([['Iran', 'Pakistan']])
})
test('or by nothing, then all ways are tried', () => {
  expect(splits('Iran Pakistan')).toEqual([['Iran', 'Pakistan']])
  expect(splits('North Korea Japan')).toEqual([['North', 'Korea Japan'], ['North Korea', 'Japan']])
})
test('one word names no pair, nor does a long text', () => {
  expect(splits('Iran')).toEqual([])
  expect(splits('one two three four five six')).toEqual([])
})
