/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The banner: text assembled by the preprocessor, written in one piece. */
#include <uk/config.h>
#include <uk/plat/console.h>
#include <uk/version.h>

#define VERSION CONFIG_UK_CODENAME " " CONFIG_UK_FULLVERSION

/* Which alphabet the logo is drawn in. */
#if CONFIG_LIBUKBOOT_BANNER_POWEREDBY_EA || \
	CONFIG_LIBUKBOOT_BANNER_POWEREDBY_EAANSI || \
	CONFIG_LIBUKBOOT_BANNER_POWEREDBY_EAANSI2
#define FULL "\xdb"
#define UPPER "\xdf"
#define LOWER "\xdc"
#elif CONFIG_LIBUKBOOT_BANNER_POWEREDBY_U8 || \
	CONFIG_LIBUKBOOT_BANNER_POWEREDBY_U8ANSI || \
	CONFIG_LIBUKBOOT_BANNER_POWEREDBY_U8ANSI2
#define FULL "\xe2\x96\x88"
#define UPPER "\xe2\x96\x80"
#define LOWER "\xe2\x96\x84"
#endif

/* Colors, from the top of the flame to the embers. */
#if CONFIG_LIBUKBOOT_BANNER_POWEREDBY_ANSI2 || \
	CONFIG_LIBUKBOOT_BANNER_POWEREDBY_EAANSI2 || \
	CONFIG_LIBUKBOOT_BANNER_POWEREDBY_U8ANSI2
#define TOP UK_ANSI_MOD_BOLD UK_ANSI_MOD_COLORFG(UK_ANSI_COLOR_WHITE)
#define MIDDLE UK_ANSI_MOD_COLORFG(UK_ANSI_COLOR_YELLOW)
#define BOTTOM UK_ANSI_MOD_RESET UK_ANSI_MOD_COLORFG(UK_ANSI_COLOR_RED)
#define OFF UK_ANSI_MOD_RESET
#elif CONFIG_LIBUKBOOT_BANNER_POWEREDBY_ANSI || \
	CONFIG_LIBUKBOOT_BANNER_POWEREDBY_EAANSI || \
	CONFIG_LIBUKBOOT_BANNER_POWEREDBY_U8ANSI
#define TOP UK_ANSI_MOD_COLORFG(UK_ANSI_COLOR_YELLOW)
#define MIDDLE
#define BOTTOM
#define OFF UK_ANSI_MOD_RESET
#else
#define TOP
#define MIDDLE
#define BOTTOM
#define OFF
#endif

#ifdef FULL
#define LOGO								\
	TOP FULL " " LOWER UPPER " " UPPER " " FULL " " FULL UPPER LOWER "\n" \
	MIDDLE FULL FULL "   " FULL " " FULL " " FULL " " FULL "\n"	\
	BOTTOM FULL " " UPPER LOWER " " FULL " " FULL " " FULL " " FULL OFF
#else
#define LOGO								\
	TOP " _    _ _\n"						\
	"| | _(_) |_ __\n"						\
	MIDDLE "| |/ / | | '_ \\\n"					\
	"|   <| | | | | |\n"						\
	BOTTOM "|_|\\_\\_|_|_| |_|" OFF
#endif

#if CONFIG_LIBUKBOOT_BANNER_NONE || CONFIG_LIBUKBOOT_BANNER_MINIMAL
#define BANNER "Powered by kiln (" VERSION ")\n"
#elif CONFIG_LIBUKBOOT_BANNER_CLASSIC
#define BANNER LOGO "  " VERSION "\n"
#else
#define BANNER "Powered by\n" LOGO "  " VERSION "\n"
#endif

void uk_version(void)
{
	static const char banner[] = BANNER;

	ukplat_coutk(banner, sizeof(banner) - 1);
}
