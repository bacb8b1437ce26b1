import { expect, test } from 'vitest'
import type { Token } from '../../lib/types'
import { layTree, relationName } from './tree'

const tokens = (heads: number[]): Token[] => heads.map((head, i) => ({ form: 'w' + i, lemma: '', upos: 'X', feats: '', head, deprel: 'dep', span: [i, i + 1] }))

test('an arc that spans others is above them', () => {
  const got = layTree(tokens([1, -1, 3, 1]), [10, 10, 10, 10])
  expect(got.root).toBe(1)
  expect(got.arcs.map((a) => [a.to, a.level])).toEqual([[0, 1], [2, 1], [3, 2]])
  expect(got.levels).toBe(2)
})
test('arcs that cross are one above the other', () => {
  const got = layTree(tokens([2, 3, -1, 2]), [10, 10, 10, 10])
  const level = (to: number) => got.arcs.find((a) => a.to === to)?.level
  expect(level(0)).not.toBe(level(1))
})
test('words stand side by side', () => {
  const got = layTree(tokens([-1, 0]), [30, 10])
  expect(got.words[1]?.x).toBeGreaterThan((got.words[0]?.x ?? 0) + 30)
})
test('one word has no arc', () => expect(layTree(tokens([-1]), [10]).arcs).toEqual([]))
test('relations are named', () => {
  expect(relationName('nsubj:pass')).toBe('subject, passive')
  expect(relationName('odd:new')).toBe('odd, new')
})
