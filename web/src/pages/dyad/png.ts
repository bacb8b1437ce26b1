// A chart as a picture: the SVG with its computed colours, on paper, with its title and where it is from.

const kept = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'paint-order', 'clip-path']

function still(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const from = svg.querySelectorAll('*')
  copy.querySelectorAll('*').forEach((to, i) => {
    const source = from[i]
    if (!source) return
    const style = getComputedStyle(source)
    for (const name of kept) to.setAttribute(name, style.getPropertyValue(name))
    to.removeAttribute('class')
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return new XMLSerializer().serializeToString(copy)
}

/** Draws a chart under a title and over a line that says where it is from, twice as fine as on the screen. */
export async function png(svg: SVGSVGElement, title: string, origin: string): Promise<Blob> {
  const style = getComputedStyle(document.documentElement)
  const [paper, ink, soft] = ['--paper', '--ink', '--ink-2'].map((v) => style.getPropertyValue(v).trim())
  const width = svg.width.baseVal.value + 32
  const height = svg.height.baseVal.value + 88
  const url = URL.createObjectURL(new Blob([still(svg)], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * 2
    canvas.height = height * 2
    const c = canvas.getContext('2d')
    if (!c) throw new Error('this browser draws no pictures')
    c.scale(2, 2)
    c.fillStyle = paper ?? '#fff'
    c.fillRect(0, 0, width, height)
    c.fillStyle = ink ?? '#000'
    c.font = '600 17px system-ui, sans-serif'
    c.fillText(title, 16, 30, width - 32)
    c.drawImage(image, 16, 44)
    c.fillStyle = soft ?? '#444'
    c.font = '11px system-ui, sans-serif'
    c.fillText(origin, 16, height - 14, width - 32)
    return await new Promise((done, fail) => canvas.toBlob((b) => (b ? done(b) : fail(new Error('no picture came'))), 'image/png'))
  } finally {
    URL.revokeObjectURL(url)
  }
}
