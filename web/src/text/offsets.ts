// Spans of the API count bytes of UTF-8; strings here count UTF-16.

/** A function from a byte of a text's UTF-8 to the index in the string; what lies beyond the text is its end. */
export function offsets(text: string): (byte: number) => number {
  const map: number[] = []
  let plain = true
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i) ?? 0
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    for (let b = 0; b < bytes; b++) map.push(i)
    if (bytes > 1) plain = false
    i += code > 0xffff ? 2 : 1
  }
  const end = text.length
  if (plain) return (byte) => Math.max(0, Math.min(byte, end))
  return (byte) => (byte < 0 ? 0 : (map[byte] ?? end))
}
