/** Cells as CSV (RFC 4180). */
export function csv(rows: (string | number | null | undefined)[][]): string {
  return rows.map((row) => row.map((c) => cell(c)).join(',')).join('\r\n') + '\r\n'
}

function cell(c: string | number | null | undefined): string {
  const text = c === null || c === undefined ? '' : String(c)
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text
}

/** Saves content as a file of the reader's machine. */
export function save(name: string, content: Blob | string, type = 'text/csv;charset=utf-8') {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
