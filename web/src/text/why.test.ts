import { expect, test } from 'vitest'
import { readWhy } from './why'

test('a list is cut, a named list is a kind of word', () => {
  expect(readWhy('obj is none of @troops, settlement, a, b, c', 2)).toEqual({ text: 'it needs the object to be one of', words: ['any word for troops', 'settlement'], more: 3 })
})
test('a preposition is told as such, and what is not wanted too', () => {
  expect(readWhy('by is none of x').text).toBe('it needs what comes after “by” to be one of')
  expect(readWhy('obj is one of x').text).toBe('it does not take as the object')
})
test('other reasons stay as they are', () => {
  expect(readWhy('no event for it to work on')).toEqual({ text: 'no event for it to work on', words: [], more: 0 })
})
