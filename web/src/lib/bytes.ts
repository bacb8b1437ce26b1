// Spans of the API count bytes of UTF-8; strings here count UTF-16.
import type { Span } from './types'

const decoder = new TextDecoder()

/** Cuts a text at a span of bytes: what stands before it, in it and after it. */
export function cut(text: string, span: Span): [string, string, string] {
  const bytes = new TextEncoder().encode(text)
  return [decoder.decode(bytes.subarray(0, span[0])), decoder.decode(bytes.subarray(span[0], span[1])), decoder.decode(bytes.subarray(span[1]))]
}
