package extract

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// split parts blocks in which furniture runs into the story without a break: labels and
// banners before it, the frame of a post and short links behind it. What a span handed
// over touches stays whole.
func (d *draft) split() {
	blocks := make([]block, 0, len(d.blocks))
	for _, b := range d.blocks {
		for range mostParts {
			at := d.partOf(b)
			if at == 0 {
				break
			}
			front := b
			front.End = b.Start + len(strings.TrimRight(b.In(d.text)[:at], " "))
			blocks = append(blocks, front)
			b.Start += at
		}
		blocks = append(blocks, b)
	}
	d.blocks = blocks
}

// mostParts is how many pieces of furniture one block is searched for.
const mostParts = 8

// partOf gives where a block is to be parted, or 0.
func (d *draft) partOf(b block) int {
	text := b.In(d.text)
	for _, at := range [...]int{frontOf(text), tailOf(text)} {
		end := len(strings.TrimRight(text[:at], " "))
		if end > 0 && at < len(text) && !d.touched(dyad.Span{Start: b.Start + end - 1, End: b.Start + at + 1}) {
			return at
		}
	}
	return 0
}

// frontOf gives where the story begins behind a label or a banner, or 0.
func frontOf(text string) int {
	head := strings.ToLower(text[:min(len(text), 80)])
	for _, label := range [...]string{"story highlights ", "advertisement continue reading the main story ", "advertisement ", "share this article share tweet post email ", "enlarge this image "} {
		if rest, ok := strings.CutPrefix(head, label); ok && opensStory(text[len(label):]) && strings.Count(text[len(label):min(len(text), 200)], " ") >= 3 && rest != "" {
			return len(label)
		}
	}
	if i := strings.Index(head, "audio player"); i >= 0 {
		for _, stop := range [...]string{"... ", "… "} {
			if j := strings.Index(head[i:], stop); j >= 0 {
				return i + j + len(stop)
			}
		}
	}
	return 0
}

// tailOf gives where the frame of a post or short links begin, or the length.
func tailOf(text string) int {
	at := postTail(text)
	for {
		rest := strings.TrimRight(text[:at], " ")
		i := strings.LastIndexByte(rest, ' ') + 1
		if i == 0 || !shortLink(rest[i:]) {
			break
		}
		at = i
	}
	return at
}

// shortLink reports whether a word is an address that posts end with.
func shortLink(w string) bool {
	w = strings.TrimPrefix(strings.TrimPrefix(w, "https://"), "http://")
	for _, host := range [...]string{"pic.twitter.com/", "t.co/", "bit.ly/", "ow.ly/", "buff.ly/", "pic.x.com/"} {
		if strings.HasPrefix(w, host) {
			return true
		}
	}
	return false
}
