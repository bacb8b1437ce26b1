package whole

// Kind is a kind of kernels, by what they multiply at once.
type Kind int

// The kinds, each wider than the one before.
const (
	Plain  Kind = iota // what Go has: no kernels
	Pairs              // two numbers of 16 bits: SSE2, NEON
	Octets             // four of 8 bits, by two instructions: AVX2
	Fours              // the same by one, in vectors of 512 bits: AVX-512 VNNI
	Tiles              // 16 rows of 64 numbers of 8 bits: AMX
)

var kind = best()

// InUse returns the kind of kernels in use, at first the widest that this machine has.
func InUse() Kind { return kind }

// Use lets kernels of another kind be used, for tests and benchmarks, and returns the kind before.
// Matrices and rows made before are of no use then. A kind wider than the machine has panics.
func Use(k Kind) (before Kind) {
	if k > best() || k < Plain || k > Plain && best() == Plain {
		panic("whole: no such kernels on this machine")
	}
	before, kind = kind, k
	return before
}
