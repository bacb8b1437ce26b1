// Relationships that a search names: "Iran Pakistan", "Iran and Pakistan", "North Korea vs South Korea".

/** The ways to split a search into the names of two sides. */
export function splits(q: string): [string, string][] {
  const text = q.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()
  const told = /^(.+?)\s*(?:,|\/|–|—|\s(?:and|vs\.?|versus|against|with|to|-)\s)\s*(.+)$/i.exec(text)
  if (told?.[1] && told[2]) return [[told[1].trim(), told[2].trim()]]
  const words = text.split(' ')
  if (words.length < 2 || words.length > 5) return []
  return words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')])
}
