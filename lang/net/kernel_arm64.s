//go:build !purego

#include "textflag.h"

// The assembler lacks these; each comment is the name in Arm's manual.

#define SCVTF(n, d) WORD $(0x4e21d800 | (n)<<5 | (d)) // scvtf vd.4s, vn.4s
#define SXTLB(n, d) WORD $(0x0f08a400 | (n)<<5 | (d)) // sshll vd.8h, vn.8b, #0
#define SXTLH(n, d) WORD $(0x0f10a400 | (n)<<5 | (d)) // sshll vd.4s, vn.4h, #0
#define SXTLH2(n, d) WORD $(0x4f10a400 | (n)<<5 | (d)) // sshll2 vd.4s, vn.8h, #0
#define FADD4(m, n, d) WORD $(0x4e20d400 | (m)<<16 | (n)<<5 | (d)) // fadd vd.4s, vn.4s, vm.4s
#define FSUB4(m, n, d) WORD $(0x4ea0d400 | (m)<<16 | (n)<<5 | (d)) // fsub vd.4s, vn.4s, vm.4s
#define FMUL4(m, n, d) WORD $(0x6e20dc00 | (m)<<16 | (n)<<5 | (d)) // fmul vd.4s, vn.4s, vm.4s
#define FDIV4(m, n, d) WORD $(0x6e20fc00 | (m)<<16 | (n)<<5 | (d)) // fdiv vd.4s, vn.4s, vm.4s
#define FSQRT4(n, d) WORD $(0x6ea1f800 | (n)<<5 | (d)) // fsqrt vd.4s, vn.4s
#define FADDPS(n, d) WORD $(0x7e30d800 | (n)<<5 | (d)) // faddp sd, vn.2s

#define ZERO(v) VEOR v.B16, v.B16, v.B16

// EVERY fills a vector with one float that the caller gave: fv is its scalar name.
#define EVERY(arg, fv, v) \
	FMOVS arg, fv \
	VDUP v.S[0], v.S4

// func addVector(dst, src *float32, n int)
TEXT ·addVector(SB), NOSPLIT, $0-24
	MOVD dst+0(FP), R0
	MOVD src+8(FP), R1
	MOVD n+16(FP), R2
loop_add:
	VLD1 (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1.P 64(R1), [V4.S4, V5.S4, V6.S4, V7.S4]
	FADD4(4, 0, 0)
	FADD4(5, 1, 1)
	FADD4(6, 2, 2)
	FADD4(7, 3, 3)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	SUBS $16, R2, R2
	BNE loop_add
	RET

// SQUASH makes x itself over the root of one plus its square; V16 is one, t is lost.
#define SQUASH(x, t) \
	FMUL4(x, x, t) \
	FADD4(t, 16, t) \
	FSQRT4(t, t) \
	FDIV4(t, x, x)

// GATE is SQUASH halved and raised by a half, which V17 is.
#define GATE(x, t) \
	SQUASH(x, t) \
	FMUL4(17, x, x) \
	FADD4(x, 17, x)

// func recurVector(c, u, f, o, out *float32, n int)
TEXT ·recurVector(SB), NOSPLIT, $0-48
	MOVD c+0(FP), R0
	MOVD u+8(FP), R1
	MOVD f+16(FP), R2
	MOVD o+24(FP), R3
	MOVD out+32(FP), R4
	MOVD n+40(FP), R5
	EVERY($1.0, F16, V16)
	EVERY($0.5, F17, V17)
loop_recur:
	VLD1 (R0), [V0.S4, V1.S4]
	VLD1.P 32(R1), [V2.S4, V3.S4]
	VLD1.P 32(R2), [V4.S4, V5.S4]
	VLD1.P 32(R3), [V6.S4, V7.S4]
	GATE(4, 18)
	GATE(5, 19)
	FSUB4(2, 0, 0)
	FSUB4(3, 1, 1)
	FMUL4(4, 0, 0)
	FMUL4(5, 1, 1)
	FADD4(0, 2, 0)
	FADD4(1, 3, 1)
	VST1.P [V0.S4, V1.S4], 32(R0)
	GATE(6, 18)
	GATE(7, 19)
	SQUASH(0, 18)
	SQUASH(1, 19)
	FMUL4(6, 0, 0)
	FMUL4(7, 1, 1)
	VST1.P [V0.S4, V1.S4], 32(R4)
	SUBS $8, R5, R5
	BNE loop_recur
	RET

// STRANDS adds the eight strands of V16 and V17 in the order of sum, into F16.
#define STRANDS \
	FADD4(17, 16, 16) \
	VEXT $8, V16.B16, V16.B16, V17.B16 \
	FADD4(17, 16, 16) \
	FADDPS(16, 16)

// func sumVector(v *float32, n int) float32
TEXT ·sumVector(SB), NOSPLIT, $0-20
	MOVD v+0(FP), R0
	MOVD n+8(FP), R1
	ZERO(V16)
	ZERO(V17)
loop_sum:
	VLD1.P 32(R0), [V0.S4, V1.S4]
	FADD4(0, 16, 16)
	FADD4(1, 17, 17)
	SUBS $8, R1, R1
	BNE loop_sum
	STRANDS
	FMOVS F16, ret+16(FP)
	RET

// func squaresVector(v *float32, n int, mean float32) float32
TEXT ·squaresVector(SB), NOSPLIT, $0-28
	MOVD v+0(FP), R0
	MOVD n+8(FP), R1
	EVERY(mean+16(FP), F8, V8)
	ZERO(V16)
	ZERO(V17)
loop_squares:
	VLD1 (R0), [V0.S4, V1.S4]
	FSUB4(8, 0, 0)
	FSUB4(8, 1, 1)
	VST1.P [V0.S4, V1.S4], 32(R0)
	FMUL4(0, 0, 0)
	FMUL4(1, 1, 1)
	FADD4(0, 16, 16)
	FADD4(1, 17, 17)
	SUBS $8, R1, R1
	BNE loop_squares
	STRANDS
	FMOVS F16, ret+24(FP)
	RET

// func affineVector(v, gain, bias *float32, inv float32, n int)
TEXT ·affineVector(SB), NOSPLIT, $0-40
	MOVD v+0(FP), R0
	MOVD gain+8(FP), R1
	MOVD bias+16(FP), R2
	EVERY(inv+24(FP), F8, V8)
	MOVD n+32(FP), R3
loop_affine:
	VLD1 (R0), [V0.S4, V1.S4]
	VLD1.P 32(R1), [V2.S4, V3.S4]
	VLD1.P 32(R2), [V4.S4, V5.S4]
	FMUL4(8, 0, 0)
	FMUL4(8, 1, 1)
	FMUL4(2, 0, 0)
	FMUL4(3, 1, 1)
	FADD4(4, 0, 0)
	FADD4(5, 1, 1)
	VST1.P [V0.S4, V1.S4], 32(R0)
	SUBS $8, R3, R3
	BNE loop_affine
	RET

// func rowVector(x *float32, row *byte, scale float32, n int)
TEXT ·rowVector(SB), NOSPLIT, $0-32
	MOVD x+0(FP), R0
	MOVD row+8(FP), R1
	EVERY(scale+16(FP), F8, V8)
	MOVD n+24(FP), R2
loop_row:
	VLD1.P 8(R1), [V4.B8]
	VLD1 (R0), [V0.S4, V1.S4]
	SXTLB(4, 4)
	SXTLH2(4, 5)
	SXTLH(4, 4)
	SCVTF(4, 4)
	SCVTF(5, 5)
	FMUL4(8, 4, 4)
	FMUL4(8, 5, 5)
	FADD4(4, 0, 0)
	FADD4(5, 1, 1)
	VST1.P [V0.S4, V1.S4], 32(R0)
	SUBS $8, R2, R2
	BNE loop_row
	RET
