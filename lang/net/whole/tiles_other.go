//go:build amd64 && !linux && !purego

package whole

// tilesAllowed is about Linux, the only system that Dyad asks for tiles.
func tilesAllowed() bool { return false }
