import { expect, test } from 'vitest'
import { cut } from './bytes'

test('spans count bytes of UTF-8', () => {
  expect(cut('“Ça” fut dit', [3, 6])).toEqual(['“', 'Ça', '” fut dit'])
})
