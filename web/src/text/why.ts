// Why a rule did not fire, in plain words. The API says "obj is none of missile, rocket, @troops".

const slots: Record<string, string> = {
  subj: 'the subject',
  obj: 'the object',
  iobj: 'the indirect object',
  comp: 'what follows',
  'comp-aux': 'the helping verb of what follows',
  of: 'what comes after “of”',
}

/** A reason in words, with the list of words that were asked for cut to the first few. */
export interface Why {
  text: string
  words: string[]
  more: number
}

/** Reads a reason; one that is not about a list of words is its own text. */
export function readWhy(why: string, most = 6): Why {
  const found = /^([\w-]+) is (none|one) of (.+)$/s.exec(why)
  if (!found) return { text: why, words: [], more: 0 }
  const [, slot = '', which, list = ''] = found
  const words = list.split(', ').map((w) => (w.startsWith('@') ? `any word for ${w.slice(1).replaceAll('-', ' ')}` : w))
  const name = slots[slot] ?? `what comes after “${slot}”`
  return { text: which === 'none' ? `it needs ${name} to be one of` : `it does not take as ${name}`, words: words.slice(0, most), more: Math.max(0, words.length - most) }
}
