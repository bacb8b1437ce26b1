// Package whole multiplies matrices in whole numbers, many times as fast as in floats: the layers
// of a trained network, whose values may be rounded to 127 steps at next to no cost.
//
// A Matrix holds a layer's weights, Rows what it multiplies, and Times adds the product, back in
// floats. Sums of whole numbers are exact and the last steps round in one order, so the result has
// the same bits on every machine and with every Kind of kernels: AMX, AVX-512 VNNI, AVX2 and SSE2 on
// amd64, NEON on arm64, plain Go anywhere.
//
// Shapes: New takes k rows of m columns, Set n rows of k values, Times n rows of m sums.
package whole
