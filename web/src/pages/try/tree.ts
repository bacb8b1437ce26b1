// Where the words and arcs of a dependency tree stand.
import type { Sentence } from '../../lib/types'

export interface Word {
  x: number
  width: number
}

export interface TreeArc {
  from: number
  to: number
  label: string
  /** 1 for the lowest arcs; one that spans others is above them. */
  level: number
}

export interface TreeLayout {
  words: Word[]
  arcs: TreeArc[]
  root: number
  levels: number
  width: number
}

/** Lays words in a row, neighbours so far apart that the label of an arc between them has room, and arcs over them. */
export function layTree(tokens: Sentence['tokens'], widths: readonly number[], labels: readonly number[] = [], gap = 14): TreeLayout {
  let x = 8
  const words = tokens.map((t, i) => {
    const width = widths[i] ?? 20
    const label = t.head === i - 1 ? (labels[i] ?? 0) : tokens[i - 1]?.head === i ? (labels[i - 1] ?? 0) : 0
    const apart = i === 0 ? 0 : (widths[i - 1] ?? 20) / 2 + gap + width / 2
    x += Math.max(0, label + 10 - apart)
    const word = { x, width }
    x += word.width + gap
    return word
  })
  const arcs: TreeArc[] = tokens
    .map((t, i) => ({ from: t.head, to: i, label: t.deprel, level: 1 }))
    .filter((a) => a.from >= 0 && a.from < tokens.length)
    .sort((a, b) => reach(a) - reach(b))
  for (const [n, arc] of arcs.entries()) {
    const [low, high] = ends(arc)
    for (const under of arcs.slice(0, n)) {
      const [l, h] = ends(under)
      if (l >= low && h <= high) arc.level = Math.max(arc.level, under.level + 1)
      else if (l < high && h > low && under.level === arc.level) arc.level++ // arcs that cross: one above the other
    }
  }
  return { words, arcs, root: tokens.findIndex((t) => t.head < 0), levels: Math.max(1, ...arcs.map((a) => a.level)), width: x }
}

function ends(a: { from: number; to: number }): [number, number] {
  return a.from < a.to ? [a.from, a.to] : [a.to, a.from]
}

function reach(a: { from: number; to: number }): number {
  return Math.abs(a.from - a.to)
}

/** The relations of Universal Dependencies in words, for tips. */
const names: Record<string, string> = {
  nsubj: 'subject', obj: 'object', iobj: 'indirect object', obl: 'circumstance', advmod: 'adverb', amod: 'adjective', nmod: 'noun that qualifies', det: 'article', case: 'preposition',
  aux: 'helping verb', cop: 'form of be', mark: 'conjunction that opens a clause', conj: 'joined by and/or', cc: 'and/or', ccomp: 'clause as object', xcomp: 'clause without its own subject',
  advcl: 'clause of circumstance', acl: 'clause that qualifies', appos: 'apposition', compound: 'part of a compound', flat: 'part of a name', nummod: 'number', punct: 'punctuation', parataxis: 'clause beside',
  csubj: 'clause as subject', expl: 'empty subject', fixed: 'part of a fixed phrase', root: 'the main word', dep: 'unclear', discourse: 'interjection', vocative: 'address', dislocated: 'set apart', orphan: 'left over',
}
const parts: Record<string, string> = { pass: 'passive', poss: 'possessor', relcl: 'relative', agent: 'by whom', tmod: 'time', npmod: 'measure', prt: 'particle', unmarked: 'without preposition' }

/** A relation in words: "subject, passive" of nsubj:pass. */
export function relationName(deprel: string): string {
  const [head = '', part] = deprel.split(':')
  return [names[head] ?? head, part ? (parts[part] ?? part) : ''].filter(Boolean).join(', ')
}
