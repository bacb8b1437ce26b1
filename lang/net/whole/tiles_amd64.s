//go:build !purego

#include "textflag.h"

// The assembler lacks the instructions of AMX; each comment is what the bytes stand for.

// SCALED makes a sum a float, times its row's scale and its column's, and adds it to c.
#define SCALED(at, sum, column) \
	VCVTDQ2PS at(AX), sum \
	VMULPS Z20, sum, sum \
	VMULPS column, sum, sum \
	VADDPS at(R8), sum, sum \
	VMOVUPS sum, at(R8)

// func dot16(c *float32, ldc int, a *uint8, lda int, scale *float32, b *int8, scales *float32, k, panels, rows int, shape *tileShape)
TEXT ·dot16(SB), 0, $4096-88
	MOVQ c+0(FP), DI
	MOVQ b+40(FP), R11
	MOVQ scales+48(FP), BX
	MOVQ panels+64(FP), R13
	MOVQ shape+80(FP), AX
	BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0x00 // ldtilecfg [ax]
	MOVQ lda+24(FP), R9
	MOVQ $256, R12
	XORQ DX, DX
panel_dot16:
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7B; BYTE $0x4B; BYTE $0x04; BYTE $0x13 // tileloadd tmm0, [r11+dx+0]
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7B; BYTE $0x4B; BYTE $0x4C; BYTE $0x13; BYTE $0x40 // tileloadd tmm1, [r11+dx+64]
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7B; BYTE $0x4B; BYTE $0x94; BYTE $0x13; BYTE $0x80; BYTE $0x00; BYTE $0x00; BYTE $0x00 // tileloadd tmm2, [r11+dx+128]
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7B; BYTE $0x4B; BYTE $0x9C; BYTE $0x13; BYTE $0xC0; BYTE $0x00; BYTE $0x00; BYTE $0x00 // tileloadd tmm3, [r11+dx+192]
	ADDQ $256, R11
	MOVQ a+16(FP), R8
	MOVQ k+56(FP), CX
loop_dot16:
	BYTE $0xC4; BYTE $0x82; BYTE $0x7B; BYTE $0x4B; BYTE $0x24; BYTE $0x08 // tileloadd tmm4, [r8+r9+0]
	BYTE $0xC4; BYTE $0x82; BYTE $0x7B; BYTE $0x4B; BYTE $0x2C; BYTE $0x23 // tileloadd tmm5, [r11+r12+0]
	BYTE $0xC4; BYTE $0xE2; BYTE $0x51; BYTE $0x5E; BYTE $0xC4 // tdpbusd tmm0, tmm4, tmm5
	BYTE $0xC4; BYTE $0x82; BYTE $0x7B; BYTE $0x4B; BYTE $0x74; BYTE $0x23; BYTE $0x40 // tileloadd tmm6, [r11+r12+64]
	BYTE $0xC4; BYTE $0xE2; BYTE $0x49; BYTE $0x5E; BYTE $0xCC // tdpbusd tmm1, tmm4, tmm6
	BYTE $0xC4; BYTE $0x82; BYTE $0x7B; BYTE $0x4B; BYTE $0xBC; BYTE $0x23; BYTE $0x80; BYTE $0x00; BYTE $0x00; BYTE $0x00 // tileloadd tmm7, [r11+r12+128]
	BYTE $0xC4; BYTE $0xE2; BYTE $0x41; BYTE $0x5E; BYTE $0xD4 // tdpbusd tmm2, tmm4, tmm7
	BYTE $0xC4; BYTE $0x82; BYTE $0x7B; BYTE $0x4B; BYTE $0xAC; BYTE $0x23; BYTE $0xC0; BYTE $0x00; BYTE $0x00; BYTE $0x00 // tileloadd tmm5, [r11+r12+192]
	BYTE $0xC4; BYTE $0xE2; BYTE $0x51; BYTE $0x5E; BYTE $0xDC // tdpbusd tmm3, tmm4, tmm5
	ADDQ $64, R8
	ADDQ $4096, R11
	SUBQ $64, CX
	JNZ loop_dot16
	LEAQ sums-4096(SP), AX
	BYTE $0xC4; BYTE $0xA2; BYTE $0x7A; BYTE $0x4B; BYTE $0x04; BYTE $0x20 // tilestored [ax+r12+0], tmm0
	BYTE $0xC4; BYTE $0xA2; BYTE $0x7A; BYTE $0x4B; BYTE $0x4C; BYTE $0x20; BYTE $0x40 // tilestored [ax+r12+64], tmm1
	BYTE $0xC4; BYTE $0xA2; BYTE $0x7A; BYTE $0x4B; BYTE $0x94; BYTE $0x20; BYTE $0x80; BYTE $0x00; BYTE $0x00; BYTE $0x00 // tilestored [ax+r12+128], tmm2
	BYTE $0xC4; BYTE $0xA2; BYTE $0x7A; BYTE $0x4B; BYTE $0x9C; BYTE $0x20; BYTE $0xC0; BYTE $0x00; BYTE $0x00; BYTE $0x00 // tilestored [ax+r12+192], tmm3
	VMOVUPS 0(BX), Z16
	VMOVUPS 64(BX), Z17
	VMOVUPS 128(BX), Z18
	VMOVUPS 192(BX), Z19
	MOVQ ldc+8(FP), SI
	MOVQ scale+32(FP), R10
	MOVQ rows+72(FP), CX
	MOVQ DI, R8
row_dot16:
	VBROADCASTSS (R10), Z20
	SCALED(0, Z0, Z16)
	SCALED(64, Z1, Z17)
	SCALED(128, Z2, Z18)
	SCALED(192, Z3, Z19)
	ADDQ $256, AX
	ADDQ $4, R10
	ADDQ SI, R8
	DECQ CX
	JNZ row_dot16
	ADDQ $256, DI
	ADDQ $256, BX
	DECQ R13
	JNZ panel_dot16
	BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0xC0 // tilerelease
	VZEROUPPER
	RET

// func dot32(c *float32, ldc int, a *uint8, lda int, scale *float32, b *int8, scales *float32, k, panels, rows int, shape *tileShape)
TEXT ·dot32(SB), 0, $4096-88
	MOVQ c+0(FP), DI
	MOVQ b+40(FP), R11
	MOVQ scales+48(FP), BX
	MOVQ panels+64(FP), R13
	MOVQ shape+80(FP), AX
	BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0x00 // ldtilecfg [ax]
	MOVQ lda+24(FP), R9
	MOVQ R9, R14
	SHLQ $4, R14 // sixteen rows
	MOVQ $128, SI
	MOVQ $256, R12
	SHLQ $1, R13 // half panels
	XORQ DX, DX
half_dot32:
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7B; BYTE $0x4B; BYTE $0x04; BYTE $0x13 // tileloadd tmm0, [r11+dx+0]
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7B; BYTE $0x4B; BYTE $0x14; BYTE $0x13 // tileloadd tmm2, [r11+dx+0]
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7B; BYTE $0x4B; BYTE $0x4C; BYTE $0x13; BYTE $0x40 // tileloadd tmm1, [r11+dx+64]
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7B; BYTE $0x4B; BYTE $0x5C; BYTE $0x13; BYTE $0x40 // tileloadd tmm3, [r11+dx+64]
	LEAQ 256(R11), R10
	MOVQ a+16(FP), R8
	MOVQ k+56(FP), CX
loop_dot32:
	LEAQ (R8)(R14*1), AX
	BYTE $0xC4; BYTE $0x82; BYTE $0x7B; BYTE $0x4B; BYTE $0x24; BYTE $0x08 // tileloadd tmm4, [r8+r9+0]
	BYTE $0xC4; BYTE $0x82; BYTE $0x7B; BYTE $0x4B; BYTE $0x34; BYTE $0x22 // tileloadd tmm6, [r10+r12+0]
	BYTE $0xC4; BYTE $0xE2; BYTE $0x49; BYTE $0x5E; BYTE $0xC4 // tdpbusd tmm0, tmm4, tmm6
	BYTE $0xC4; BYTE $0xA2; BYTE $0x7B; BYTE $0x4B; BYTE $0x2C; BYTE $0x08 // tileloadd tmm5, [ax+r9+0]
	BYTE $0xC4; BYTE $0xE2; BYTE $0x49; BYTE $0x5E; BYTE $0xD5 // tdpbusd tmm2, tmm5, tmm6
	BYTE $0xC4; BYTE $0x82; BYTE $0x7B; BYTE $0x4B; BYTE $0x7C; BYTE $0x22; BYTE $0x40 // tileloadd tmm7, [r10+r12+64]
	BYTE $0xC4; BYTE $0xE2; BYTE $0x41; BYTE $0x5E; BYTE $0xCC // tdpbusd tmm1, tmm4, tmm7
	BYTE $0xC4; BYTE $0xE2; BYTE $0x41; BYTE $0x5E; BYTE $0xDD // tdpbusd tmm3, tmm5, tmm7
	ADDQ $64, R8
	ADDQ $4096, R10
	SUBQ $64, CX
	JNZ loop_dot32
	LEAQ sums-4096(SP), AX
	LEAQ 2048(AX), R8
	BYTE $0xC4; BYTE $0xE2; BYTE $0x7A; BYTE $0x4B; BYTE $0x04; BYTE $0x30 // tilestored [ax+si+0], tmm0
	BYTE $0xC4; BYTE $0xE2; BYTE $0x7A; BYTE $0x4B; BYTE $0x4C; BYTE $0x30; BYTE $0x40 // tilestored [ax+si+64], tmm1
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7A; BYTE $0x4B; BYTE $0x14; BYTE $0x30 // tilestored [r8+si+0], tmm2
	BYTE $0xC4; BYTE $0xC2; BYTE $0x7A; BYTE $0x4B; BYTE $0x5C; BYTE $0x30; BYTE $0x40 // tilestored [r8+si+64], tmm3
	VMOVUPS 0(BX), Z16
	VMOVUPS 64(BX), Z17
	MOVQ ldc+8(FP), R9
	MOVQ scale+32(FP), R10
	MOVQ rows+72(FP), CX
	MOVQ DI, R8
row_dot32:
	VBROADCASTSS (R10), Z20
	SCALED(0, Z0, Z16)
	SCALED(64, Z1, Z17)
	ADDQ $128, AX
	ADDQ $4, R10
	ADDQ R9, R8
	DECQ CX
	JNZ row_dot32
	MOVQ lda+24(FP), R9
	ADDQ $128, DI
	ADDQ $128, BX
	MOVQ k+56(FP), CX
	ADDQ $128, R11 // the other half of the panel
	TESTQ $1, R13
	JZ next_dot32
	SUBQ $256, R11 // or the next panel, 64 octets a row of k and those of the starts on
	SHLQ $6, CX
	LEAQ 256(R11)(CX*1), R11
next_dot32:
	DECQ R13
	JNZ half_dot32
	BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0xC0 // tilerelease
	VZEROUPPER
	RET
