//go:build amd64 && !purego

package whole

import "syscall"

// tilesAllowed asks the kernel for the tiles' registers, which it saves for those alone who asked.
func tilesAllowed() bool {
	const archPrctl, requestPermission, tileData = 158, 0x1023, 18
	_, _, refused := syscall.RawSyscall(archPrctl, requestPermission, tileData, 0)
	return refused == 0
}
