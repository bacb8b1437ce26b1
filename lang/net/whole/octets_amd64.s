//go:build !purego

#include "textflag.h"

// Products of octets: sums are exact, and the last steps round as in matrix.column. A panel of b begins
// with a whole number of 32 bits a column, what the sums begin with, since octets of a are too large by signal.

// SCALED makes a sum a float, times its row's scale and its column's, and adds it to c.
#define SCALED(sum, row, column, at) \
	VCVTDQ2PS sum, sum \
	VMULPS row, sum, sum \
	VMULPS column, sum, sum \
	VADDPS at(DI), sum, sum \
	VMOVUPS sum, at(DI)

// FOUR adds four products of a row, whose octets are at a, and of each column of Z16 to Z19.
#define FOUR(a, octets, s0, s1, s2, s3) \
	VPBROADCASTD a, octets \
	VPDPBUSD Z16, octets, s0 \
	VPDPBUSD Z17, octets, s1 \
	VPDPBUSD Z18, octets, s2 \
	VPDPBUSD Z19, octets, s3

// EIGHT adds eight products of a row, whose octets are at a and next, and of each of 16 columns.
#define EIGHT(a, next, s0, s1) \
	VPBROADCASTD a, Y8 \
	VPBROADCASTD next, Y9 \
	VPMADDUBSW (R11), Y8, Y10 \
	VPMADDUBSW 32(R11), Y8, Y11 \
	VPMADDUBSW (DX), Y9, Y12 \
	VPMADDUBSW 32(DX), Y9, Y13 \
	VPADDW Y12, Y10, Y10 \
	VPADDW Y13, Y11, Y11 \
	VPMADDWD Y15, Y10, Y10 \
	VPMADDWD Y15, Y11, Y11 \
	VPADDD Y10, s0, s0 \
	VPADDD Y11, s1, s1

// func dot4z(c *float32, ldc int, a *uint8, lda int, scale *float32, b *int8, scales *float32, ldb, fours int)
TEXT ·dot4z(SB), NOSPLIT, $0-72
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), SI
	MOVQ a+16(FP), R8
	MOVQ lda+24(FP), R9
	MOVQ scale+32(FP), R10
	MOVQ b+40(FP), R11
	MOVQ scales+48(FP), BX
	MOVQ ldb+56(FP), R12
	MOVQ fours+64(FP), CX
	LEAQ (R8)(R9*2), R13
	VMOVDQU32 0(R11), Z0
	VMOVDQU32 64(R11), Z1
	VMOVDQU32 128(R11), Z2
	VMOVDQU32 192(R11), Z3
	VMOVDQU32 0(R11), Z4
	VMOVDQU32 64(R11), Z5
	VMOVDQU32 128(R11), Z6
	VMOVDQU32 192(R11), Z7
	VMOVDQU32 0(R11), Z8
	VMOVDQU32 64(R11), Z9
	VMOVDQU32 128(R11), Z10
	VMOVDQU32 192(R11), Z11
	VMOVDQU32 0(R11), Z12
	VMOVDQU32 64(R11), Z13
	VMOVDQU32 128(R11), Z14
	VMOVDQU32 192(R11), Z15
loop_dot4z:
	ADDQ R12, R11
	VMOVDQU32 0(R11), Z16
	VMOVDQU32 64(R11), Z17
	VMOVDQU32 128(R11), Z18
	VMOVDQU32 192(R11), Z19
	FOUR((R8), Z20, Z0, Z1, Z2, Z3)
	FOUR((R8)(R9*1), Z21, Z4, Z5, Z6, Z7)
	FOUR((R13), Z22, Z8, Z9, Z10, Z11)
	FOUR((R13)(R9*1), Z23, Z12, Z13, Z14, Z15)
	ADDQ $4, R8
	ADDQ $4, R13
	DECQ CX
	JNZ loop_dot4z
	VMOVUPS 0(BX), Z16
	VMOVUPS 64(BX), Z17
	VMOVUPS 128(BX), Z18
	VMOVUPS 192(BX), Z19
	VBROADCASTSS 0(R10), Z20
	SCALED(Z0, Z20, Z16, 0)
	SCALED(Z1, Z20, Z17, 64)
	SCALED(Z2, Z20, Z18, 128)
	SCALED(Z3, Z20, Z19, 192)
	ADDQ SI, DI
	VBROADCASTSS 4(R10), Z20
	SCALED(Z4, Z20, Z16, 0)
	SCALED(Z5, Z20, Z17, 64)
	SCALED(Z6, Z20, Z18, 128)
	SCALED(Z7, Z20, Z19, 192)
	ADDQ SI, DI
	VBROADCASTSS 8(R10), Z20
	SCALED(Z8, Z20, Z16, 0)
	SCALED(Z9, Z20, Z17, 64)
	SCALED(Z10, Z20, Z18, 128)
	SCALED(Z11, Z20, Z19, 192)
	ADDQ SI, DI
	VBROADCASTSS 12(R10), Z20
	SCALED(Z12, Z20, Z16, 0)
	SCALED(Z13, Z20, Z17, 64)
	SCALED(Z14, Z20, Z18, 128)
	SCALED(Z15, Z20, Z19, 192)
	VZEROUPPER
	RET

// dot1z is dot4z for one row.
// func dot1z(c *float32, a *uint8, scale float32, b *int8, scales *float32, ldb, fours int)
TEXT ·dot1z(SB), NOSPLIT, $0-56
	MOVQ c+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ b+24(FP), R11
	MOVQ scales+32(FP), BX
	MOVQ ldb+40(FP), R12
	MOVQ fours+48(FP), CX
	VMOVDQU32 0(R11), Z0
	VMOVDQU32 64(R11), Z1
	VMOVDQU32 128(R11), Z2
	VMOVDQU32 192(R11), Z3
loop_dot1z:
	ADDQ R12, R11
	VPBROADCASTD (R8), Z4
	VPDPBUSD 0(R11), Z4, Z0
	VPDPBUSD 64(R11), Z4, Z1
	VPDPBUSD 128(R11), Z4, Z2
	VPDPBUSD 192(R11), Z4, Z3
	ADDQ $4, R8
	DECQ CX
	JNZ loop_dot1z
	VBROADCASTSS scale+16(FP), Z4
	SCALED(Z0, Z4, 0(BX), 0)
	SCALED(Z1, Z4, 64(BX), 64)
	SCALED(Z2, Z4, 128(BX), 128)
	SCALED(Z3, Z4, 192(BX), 192)
	VZEROUPPER
	RET

// dot4 is dot4z, 16 columns wide, without AVX-512: eight products of a column at a time, whose sums of four fit
// 16 bits.
// func dot4(c *float32, ldc int, a *uint8, lda int, scale *float32, b *int8, scales *float32, ldb, fours int)
TEXT ·dot4(SB), NOSPLIT, $0-72
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), SI
	MOVQ a+16(FP), R8
	MOVQ lda+24(FP), R9
	MOVQ scale+32(FP), R10
	MOVQ b+40(FP), R11
	MOVQ scales+48(FP), BX
	MOVQ ldb+56(FP), R12
	MOVQ fours+64(FP), CX
	LEAQ (R8)(R9*2), R13
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15
	VMOVDQU 0(R11), Y0
	VMOVDQU 32(R11), Y1
	VMOVDQU 0(R11), Y2
	VMOVDQU 32(R11), Y3
	VMOVDQU 0(R11), Y4
	VMOVDQU 32(R11), Y5
	VMOVDQU 0(R11), Y6
	VMOVDQU 32(R11), Y7
	ADDQ R12, R11
loop_dot4:
	LEAQ (R11)(R12*1), DX
	EIGHT((R8), 4(R8), Y0, Y1)
	EIGHT((R8)(R9*1), 4(R8)(R9*1), Y2, Y3)
	EIGHT((R13), 4(R13), Y4, Y5)
	EIGHT((R13)(R9*1), 4(R13)(R9*1), Y6, Y7)
	ADDQ $8, R8
	ADDQ $8, R13
	LEAQ (R11)(R12*2), R11
	SUBQ $2, CX
	JNZ loop_dot4
	VMOVUPS (BX), Y8
	VMOVUPS 32(BX), Y9
	VBROADCASTSS 0(R10), Y10
	SCALED(Y0, Y10, Y8, 0)
	SCALED(Y1, Y10, Y9, 32)
	ADDQ SI, DI
	VBROADCASTSS 4(R10), Y10
	SCALED(Y2, Y10, Y8, 0)
	SCALED(Y3, Y10, Y9, 32)
	ADDQ SI, DI
	VBROADCASTSS 8(R10), Y10
	SCALED(Y4, Y10, Y8, 0)
	SCALED(Y5, Y10, Y9, 32)
	ADDQ SI, DI
	VBROADCASTSS 12(R10), Y10
	SCALED(Y6, Y10, Y8, 0)
	SCALED(Y7, Y10, Y9, 32)
	VZEROUPPER
	RET

// dot1 is dot4 for one row.
// func dot1(c *float32, a *uint8, scale float32, b *int8, scales *float32, ldb, fours int)
TEXT ·dot1(SB), NOSPLIT, $0-56
	MOVQ c+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ b+24(FP), R11
	MOVQ scales+32(FP), BX
	MOVQ ldb+40(FP), R12
	MOVQ fours+48(FP), CX
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15
	VMOVDQU (R11), Y0
	VMOVDQU 32(R11), Y1
	ADDQ R12, R11
loop_dot1:
	LEAQ (R11)(R12*1), DX
	EIGHT((R8), 4(R8), Y0, Y1)
	ADDQ $8, R8
	LEAQ (R11)(R12*2), R11
	SUBQ $2, CX
	JNZ loop_dot1
	VBROADCASTSS scale+16(FP), Y4
	SCALED(Y0, Y4, 0(BX), 0)
	SCALED(Y1, Y4, 32(BX), 32)
	VZEROUPPER
	RET

// func octetsVector(q *uint8, x *float32, inv float32, more uint8, n int)
TEXT ·octetsVector(SB), NOSPLIT, $0-32
	MOVQ q+0(FP), DI
	MOVQ x+8(FP), SI
	VBROADCASTSS inv+16(FP), Y3
	VPBROADCASTB more+20(FP), X4
	MOVQ n+24(FP), CX
loop_octets:
	VMULPS (SI), Y3, Y0
	VMULPS 32(SI), Y3, Y1
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VPACKSSDW Y1, Y0, Y0
	VPERMQ $0xD8, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSWB X1, X0, X0
	VPADDB X4, X0, X0
	VMOVDQU X0, (DI)
	ADDQ $64, SI
	ADDQ $16, DI
	SUBQ $16, CX
	JNZ loop_octets
	VZEROUPPER
	RET

// func absmaxVector(x *float32, n int) float32
TEXT ·absmaxVector(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VPCMPEQD Y3, Y3, Y3
	VPSRLD $1, Y3, Y3
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
loop_absmax:
	VANDPS (SI), Y3, Y4
	VANDPS 32(SI), Y3, Y5
	VMAXPS Y4, Y0, Y0
	VMAXPS Y5, Y1, Y1
	ADDQ $64, SI
	SUBQ $16, CX
	JNZ loop_absmax
	VMAXPS Y1, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0x4E, X0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0xB1, X0, X1
	VMAXPS X1, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET
