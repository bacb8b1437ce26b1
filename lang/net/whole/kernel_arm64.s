//go:build !purego

#include "textflag.h"

// The assembler lacks these; each comment is the name in Arm's manual.

#define SMLAL(i, m, n, d) WORD $(0x0f402000 | (((i)>>1)&1)<<21 | ((i)&1)<<20 | (m)<<16 | ((i)>>2)<<11 | (n)<<5 | (d)) // smlal vd.4s, vn.4h, vm.h[i]
#define SMLAL2(i, m, n, d) WORD $(0x4f402000 | (((i)>>1)&1)<<21 | ((i)&1)<<20 | (m)<<16 | ((i)>>2)<<11 | (n)<<5 | (d)) // smlal2 vd.4s, vn.8h, vm.h[i]
#define SCVTF(n, d) WORD $(0x4e21d800 | (n)<<5 | (d)) // scvtf vd.4s, vn.4s
#define FCVTNS(n, d) WORD $(0x4e21a800 | (n)<<5 | (d)) // fcvtns vd.4s, vn.4s
#define SQXTN(n, d) WORD $(0x0e614800 | (n)<<5 | (d)) // sqxtn vd.4h, vn.4s
#define SQXTN2(n, d) WORD $(0x4e614800 | (n)<<5 | (d)) // sqxtn2 vd.8h, vn.4s
#define FADD4(m, n, d) WORD $(0x4e20d400 | (m)<<16 | (n)<<5 | (d)) // fadd vd.4s, vn.4s, vm.4s
#define FMUL4(m, n, d) WORD $(0x6e20dc00 | (m)<<16 | (n)<<5 | (d)) // fmul vd.4s, vn.4s, vm.4s
#define FMAX4(m, n, d) WORD $(0x4e20f400 | (m)<<16 | (n)<<5 | (d)) // fmax vd.4s, vn.4s, vm.4s
#define FABS4(n, d) WORD $(0x4ea0f800 | (n)<<5 | (d)) // fabs vd.4s, vn.4s
#define FMAXV(n, d) WORD $(0x6e30f800 | (n)<<5 | (d)) // fmaxv sd, vn.4s

// STEP adds the products of pair i of a row of a (V0, V1, V2 or V3) and 16 columns of
// that pair of rows of b (V4 and V6 the first row, V5 and V7 the second) to s to s+3.
#define STEP(i, a, s) \
	SMLAL(2*(i), a, 4, s) \
	SMLAL2(2*(i), a, 4, s+1) \
	SMLAL(2*(i), a, 6, s+2) \
	SMLAL2(2*(i), a, 6, s+3) \
	SMLAL(2*(i)+1, a, 5, s) \
	SMLAL2(2*(i)+1, a, 5, s+1) \
	SMLAL(2*(i)+1, a, 7, s+2) \
	SMLAL2(2*(i)+1, a, 7, s+3)

// PAIR loads pair i of the rows of b from R5, whose stride is R7.
#define PAIR \
	MOVD R5, R11 \
	VLD2.P 32(R11), [V4.H8, V5.H8] \
	VLD2 (R11), [V6.H8, V7.H8] \
	ADD R7, R5

#define STEP4(i) \
	PAIR \
	STEP(i, 0, 16) \
	STEP(i, 1, 20) \
	STEP(i, 2, 24) \
	STEP(i, 3, 28)

// SCALE makes the sum s a float, times the row's scale (V8) and the column's.
#define SCALE(s, column) \
	SCVTF(s, s) \
	FMUL4(8, s, s) \
	FMUL4(column, s, s)

// ROW adds the sums s to s+3 to a row of c at R0; V9 to V12 are the scales of the columns.
#define ROW(s) \
	VLD1 (R0), [V0.S4, V1.S4, V2.S4, V3.S4] \
	SCALE(s, 9) \
	SCALE(s+1, 10) \
	SCALE(s+2, 11) \
	SCALE(s+3, 12) \
	FADD4(s, 0, 0) \
	FADD4(s+1, 1, 1) \
	FADD4(s+2, 2, 2) \
	FADD4(s+3, 3, 3) \
	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0)

#define ZERO(v) VEOR v.B16, v.B16, v.B16

#define ZERO4(a, b, c, d) \
	ZERO(a) \
	ZERO(b) \
	ZERO(c) \
	ZERO(d)

// EVERY fills a vector with one float that the caller gave: fv is its scalar name.
#define EVERY(arg, fv, v) \
	FMOVS arg, fv \
	VDUP v.S[0], v.S4

// func dot4(c *float32, ldc int, a *int16, lda int, scale *float32, b *int16, scales *float32, ldb, pairs int)
TEXT ·dot4(SB), NOSPLIT, $0-72
	MOVD c+0(FP), R0
	MOVD ldc+8(FP), R1
	MOVD a+16(FP), R2
	MOVD lda+24(FP), R3
	MOVD scale+32(FP), R4
	MOVD b+40(FP), R5
	MOVD scales+48(FP), R6
	MOVD ldb+56(FP), R7
	MOVD pairs+64(FP), R8
	ADD R3, R2, R9
	ADD R3, R9, R10
	ADD R3, R10, R12
	ZERO4(V16, V17, V18, V19)
	ZERO4(V20, V21, V22, V23)
	ZERO4(V24, V25, V26, V27)
	ZERO4(V28, V29, V30, V31)
loop_dot4:
	VLD1.P 16(R2), [V0.H8]
	VLD1.P 16(R9), [V1.H8]
	VLD1.P 16(R10), [V2.H8]
	VLD1.P 16(R12), [V3.H8]
	STEP4(0)
	STEP4(1)
	STEP4(2)
	STEP4(3)
	SUBS $4, R8, R8
	BNE loop_dot4
	VLD1 (R6), [V9.S4, V10.S4, V11.S4, V12.S4]
	VLD1R.P 4(R4), [V8.S4]
	ROW(16)
	ADD R1, R0
	VLD1R.P 4(R4), [V8.S4]
	ROW(20)
	ADD R1, R0
	VLD1R.P 4(R4), [V8.S4]
	ROW(24)
	ADD R1, R0
	VLD1R.P 4(R4), [V8.S4]
	ROW(28)
	RET

// dot1 is dot4 for one row. Even and odd pairs have sums of their own, so that none waits.
// func dot1(c *float32, a *int16, scale float32, b *int16, scales *float32, ldb, pairs int)
TEXT ·dot1(SB), NOSPLIT, $0-56
	MOVD c+0(FP), R0
	MOVD a+8(FP), R2
	MOVD b+24(FP), R5
	MOVD scales+32(FP), R6
	MOVD ldb+40(FP), R7
	MOVD pairs+48(FP), R8
	ZERO4(V16, V17, V18, V19)
	ZERO4(V20, V21, V22, V23)
loop_dot1:
	VLD1.P 16(R2), [V0.H8]
	PAIR
	STEP(0, 0, 16)
	PAIR
	STEP(1, 0, 20)
	PAIR
	STEP(2, 0, 16)
	PAIR
	STEP(3, 0, 20)
	SUBS $4, R8, R8
	BNE loop_dot1
	VADD V20.S4, V16.S4, V16.S4
	VADD V21.S4, V17.S4, V17.S4
	VADD V22.S4, V18.S4, V18.S4
	VADD V23.S4, V19.S4, V19.S4
	VLD1 (R6), [V9.S4, V10.S4, V11.S4, V12.S4]
	EVERY(scale+16(FP), F8, V8)
	ROW(16)
	RET

// func absmaxVector(x *float32, n int) float32
TEXT ·absmaxVector(SB), NOSPLIT, $0-20
	MOVD x+0(FP), R0
	MOVD n+8(FP), R1
	ZERO(V4)
	ZERO(V5)
loop_absmax:
	VLD1.P 64(R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	FABS4(0, 0)
	FABS4(1, 1)
	FABS4(2, 2)
	FABS4(3, 3)
	FMAX4(0, 4, 4)
	FMAX4(1, 5, 5)
	FMAX4(2, 4, 4)
	FMAX4(3, 5, 5)
	SUBS $16, R1, R1
	BNE loop_absmax
	FMAX4(5, 4, 4)
	FMAXV(4, 4)
	FMOVS F4, ret+16(FP)
	RET

// func wholeVector(q *int16, x *float32, inv float32, n int)
TEXT ·wholeVector(SB), NOSPLIT, $0-32
	MOVD q+0(FP), R0
	MOVD x+8(FP), R1
	EVERY(inv+16(FP), F8, V8)
	MOVD n+24(FP), R2
loop_whole:
	VLD1.P 64(R1), [V0.S4, V1.S4, V2.S4, V3.S4]
	FMUL4(8, 0, 0)
	FMUL4(8, 1, 1)
	FMUL4(8, 2, 2)
	FMUL4(8, 3, 3)
	FCVTNS(0, 0)
	FCVTNS(1, 1)
	FCVTNS(2, 2)
	FCVTNS(3, 3)
	SQXTN(0, 4)
	SQXTN2(1, 4)
	SQXTN(2, 5)
	SQXTN2(3, 5)
	VST1.P [V4.H8, V5.H8], 32(R0)
	SUBS $16, R2, R2
	BNE loop_whole
	RET
