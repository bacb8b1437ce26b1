//go:build !purego

#include "textflag.h"

// Products of whole numbers of 16 bits with SSE2, which every amd64 has: dot1s for one row, dot2s for two rows of
// a and of c. Sums are exact, and the last steps round as in matrix.column.

// SCALED makes a sum a float, times its row's scale (X8) and its column's, and adds it to c.
#define SCALED(sum, at) \
	CVTPL2PS sum, sum \
	MULPS X8, sum \
	MOVUPS at(BX), X9 \
	MULPS X9, sum \
	MOVUPS at(DI), X9 \
	ADDPS X9, sum \
	MOVUPS sum, at(DI)

// func dot1s(c *float32, a *int16, scale float32, b *int16, scales *float32, ldb, pairs int)
TEXT ·dot1s(SB), NOSPLIT, $0-56
	MOVQ c+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ b+24(FP), R11
	MOVQ scales+32(FP), BX
	MOVQ ldb+40(FP), R12
	MOVQ pairs+48(FP), CX
	PXOR X0, X0
	PXOR X1, X1
	PXOR X2, X2
	PXOR X3, X3
loop_dot1s:
	MOVL (R8), X8
	PSHUFD $0, X8, X8
	MOVOU 0(R11), X10
	PMADDWL X8, X10
	PADDL X10, X0
	MOVOU 16(R11), X12
	PMADDWL X8, X12
	PADDL X12, X1
	MOVOU 32(R11), X10
	PMADDWL X8, X10
	PADDL X10, X2
	MOVOU 48(R11), X12
	PMADDWL X8, X12
	PADDL X12, X3
	ADDQ $4, R8
	ADDQ R12, R11
	DECQ CX
	JNZ loop_dot1s
	MOVSS scale+16(FP), X8
	SHUFPS $0, X8, X8
	SCALED(X0, 0)
	SCALED(X1, 16)
	SCALED(X2, 32)
	SCALED(X3, 48)
	RET

// func dot2s(c *float32, ldc int, a *int16, lda int, scale *float32, b *int16, scales *float32, ldb, pairs int)
TEXT ·dot2s(SB), NOSPLIT, $0-72
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), SI
	MOVQ a+16(FP), R8
	MOVQ lda+24(FP), R9
	MOVQ scale+32(FP), R10
	MOVQ b+40(FP), R11
	MOVQ scales+48(FP), BX
	MOVQ ldb+56(FP), R12
	MOVQ pairs+64(FP), CX
	PXOR X0, X0
	PXOR X1, X1
	PXOR X2, X2
	PXOR X3, X3
	PXOR X4, X4
	PXOR X5, X5
	PXOR X6, X6
	PXOR X7, X7
loop_dot2s:
	MOVL (R8), X8
	PSHUFD $0, X8, X8
	MOVL (R8)(R9*1), X9
	PSHUFD $0, X9, X9
	MOVOU 0(R11), X10
	MOVO X10, X11
	PMADDWL X9, X11
	PADDL X11, X4
	PMADDWL X8, X10
	PADDL X10, X0
	MOVOU 16(R11), X12
	MOVO X12, X13
	PMADDWL X9, X13
	PADDL X13, X5
	PMADDWL X8, X12
	PADDL X12, X1
	MOVOU 32(R11), X10
	MOVO X10, X11
	PMADDWL X9, X11
	PADDL X11, X6
	PMADDWL X8, X10
	PADDL X10, X2
	MOVOU 48(R11), X12
	MOVO X12, X13
	PMADDWL X9, X13
	PADDL X13, X7
	PMADDWL X8, X12
	PADDL X12, X3
	ADDQ $4, R8
	ADDQ R12, R11
	DECQ CX
	JNZ loop_dot2s
	MOVSS 0(R10), X8
	SHUFPS $0, X8, X8
	SCALED(X0, 0)
	SCALED(X1, 16)
	SCALED(X2, 32)
	SCALED(X3, 48)
	ADDQ SI, DI
	MOVSS 4(R10), X8
	SHUFPS $0, X8, X8
	SCALED(X4, 0)
	SCALED(X5, 16)
	SCALED(X6, 32)
	SCALED(X7, 48)
	RET
